check "a price has two decimals" "19.90" "$(format_price 1990)"
check "cents alone have a zero in front" "0.05" "$(format_price 5)"
check "ten percent off" "1800" "$(percent_off 2000 10)"
