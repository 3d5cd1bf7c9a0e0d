check "a product has a name" "Team cap" "$(product_name P-100)"
check "a product has a price" "999" "$(product_price P-101)"
check "search finds by a part of the name" "P-101" "$(search_products mug)"
check "search finds nothing for nonsense" "" "$(search_products zeppelin)"
