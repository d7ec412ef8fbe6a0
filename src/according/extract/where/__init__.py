"""Where and when: places, and the scene that claims of one report share."""
