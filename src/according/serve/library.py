"""The library that draws in the page: plotly's script, as its package ships it.

Law: nothing is fetched from anywhere else; the address names the version, so a browser may keep it.
"""

from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from according.telling.harmless import one_line

SCRIPT = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
ADDRESS = f"/library/{version('plotly')}/plotly.js"
KEPT = {"cache-control": "private, max-age=31536000, immutable"}

SHEETS = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='",
)
"""The only style sheets that may stand in a page, by their hashes for its policy: an empty one,
which plotly fills rule by rule, and MapLibre's own, as this version of plotly adds it."""


def label(words: str) -> str:
    """Words as plotly is to show them: it takes tags for its own, and would make links of them."""
    return escape(one_line(words), quote=False)
