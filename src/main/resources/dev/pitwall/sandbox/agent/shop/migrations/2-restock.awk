# Whatever runs low gets a delivery of twenty; what is sold out stays so.
BEGIN { FS = OFS = "\t" }
$4 > 0 && $4 < 5 { $4 += 20 }
{ print }
