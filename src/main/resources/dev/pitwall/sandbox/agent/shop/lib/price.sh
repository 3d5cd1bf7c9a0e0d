# Prices are whole cents everywhere; only format_price makes them readable.

format_price() { # cents
  printf '%d.%02d\n' $(($1 / 100)) $(($1 % 100))
}

percent_off() { # cents percent
  echo $(($1 - $1 * $2 / 100))
}
