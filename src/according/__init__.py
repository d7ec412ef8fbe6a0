"""Read news reports of conflict; keep who says what happened to how many people, word for word."""

__version__ = "0.1.0"
