"""A plan as one page of HTML that opens from the disk: both languages in it, readable without scripts, better with them."""
