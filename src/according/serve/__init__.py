"""The workbench: pages of a ledger in a browser on the same computer, and decisions made there."""
