"""Places, offline: names looked up in an indexed file, and curated places of conflict reporting."""
