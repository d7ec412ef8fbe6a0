"""Read news reports of conflict; keep who says what happened to how many people, word for word."""

import os

__version__ = "0.1.0"

# Later versions of the neural runtime send usage data to their maker unless told not to before they
# start. The one that pyproject.toml allows cannot; this holds for whichever one is installed.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
