"""What happened, by PLOVER, and whether it did."""
