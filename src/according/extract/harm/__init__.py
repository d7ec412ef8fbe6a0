"""How many people were harmed, and how."""
