# A cart is a list of sku:quantity words.

FREE_SHIPPING_FROM=5000
SHIPPING=490

cart_total() { # sku:quantity...
  total=0
  for line in "$@"; do
    price=$(product_price "${line%%:*}")
    total=$((total + price * ${line##*:}))
  done
  echo "$total"
}

shipping_cost() { # cents
  if [ "$1" -gt "$FREE_SHIPPING_FROM" ]; then
    echo 0
  else
    echo "$SHIPPING"
  fi
}

can_order() { # sku quantity
  if [ "$(product_stock "$1")" -gt 0 ]; then
    echo yes
  else
    echo no
  fi
}
