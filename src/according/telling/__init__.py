"""How values are told to people, on a terminal and on a page alike: in words, with marks."""
