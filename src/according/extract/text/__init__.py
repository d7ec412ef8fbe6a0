"""A report's words, sentences and labels, before anything is made of them."""
