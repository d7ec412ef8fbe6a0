"""What needs eyes, and what was decided: decisions made, matched and applied."""
