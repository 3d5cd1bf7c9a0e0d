check "a row shows name and price" "<li>Team cap <b>19.90</b></li>" "$(product_row P-100)"
check "the home page lists every product" "6" "$(home_page | grep -c '<li>')"
