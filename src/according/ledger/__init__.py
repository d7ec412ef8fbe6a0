"""The append-only book in the embedded database: append, replay, as of a moment, check."""
