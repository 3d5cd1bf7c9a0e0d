# Makes pages from templates.

product_row() { # sku
  printf '<li>%s <b>%s</b></li>\n' "$(product_name "$1")" "$(format_price "$(product_price "$1")")"
}

product_rows() {
  cut -f 1 "$CATALOGUE" | while read -r sku; do
    product_row "$sku"
  done
}

home_page() {
  while IFS= read -r line; do
    case $line in
      *'{{products}}'*) product_rows ;;
      *) printf '%s\n' "$line" ;;
    esac
  done < templates/home.html
}

build_site() { # folder
  mkdir -p "$1"
  home_page > "$1/index.html"
  cp templates/login.html templates/cart.html "$1"
}

dead_links() { # folder
  grep -ho 'href="[^"]*"' "$1"/*.html | sed 's/^href="//; s/"$//' | sort -u |
    while read -r link; do
      [ -f "$1/$link" ] || echo "$link"
    done
}
