# Reads the catalogue: sku, name, price in cents, pieces in stock.

CATALOGUE=${CATALOGUE:-catalogue/products.tsv}

product_field() { # sku field-number
  awk -F '\t' -v sku="$1" -v field="$2" '$1 == sku { print $field }' "$CATALOGUE"
}

product_name() { # sku
  product_field "$1" 2
}

product_price() { # sku
  product_field "$1" 3
}

product_stock() { # sku
  product_field "$1" 4
}

search_products() { # words
  cut -f 1,2 "$CATALOGUE" | grep -e "$1" | cut -f 1
}
