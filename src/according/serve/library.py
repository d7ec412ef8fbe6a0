"""The libraries in the page, as their packages ship them: htmx exchanges parts of it, plotly draws.

Law: nothing is fetched from anywhere else; the address names the version, so a browser may keep it.
"""

from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from according.telling.harmless import one_line


class Script(NamedTuple):
    """A library's script: where it is served, and the file of the installed package."""

    address: str
    file: Path


def _shipped(package: str, module: str, *path: str) -> Script:
    file = Path(str(files(module))).joinpath(*path)
    return Script(f"/library/{package}/{version(package)}/{file.name}", file)


HTMX = _shipped("django-js-lib-htmx", "js_lib_htmx", "static", "htmx", "htmx.min.js")
HTMX_HASH = "sha384-0895/pl2MU10Hqc6jd4RvrthNlDiE9U1tWmX7WRESftEDRosgxNsQG/Ze9YMRzHq"
"""What htmx's makers state as the hash of version 2.0.3; a browser runs nothing else in its place.

Others put it into the package (it only carries files), so the page says what must be in it."""
PLOTLY = _shipped("plotly", "plotly", "package_data", "plotly.min.js")
SCRIPTS = (HTMX, PLOTLY)
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
