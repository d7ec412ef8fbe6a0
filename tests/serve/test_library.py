"""The library that draws: ours from its package, and what the pages' policy lets it do."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from according.serve import library
from tests.serve.conftest import Open


def hashed(sheet: str) -> str:
    return f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'"


def test_the_policy_names_the_sheets_of_this_version_and_no_other() -> None:
    script = library.SCRIPT.read_text(encoding="utf-8")
    (of_the_map,) = re.findall(r"\.textContent='(\.maplibregl-map[^']*)'", script)
    assert (hashed(""), hashed(of_the_map)) == library.SHEETS


def test_it_comes_from_its_package_and_may_be_kept(browser: Open, samples: Path) -> None:
    answer = browser(samples).get(library.ADDRESS)
    assert answer.content == library.SCRIPT.read_bytes()
    assert "immutable" in answer.headers["cache-control"]


def test_words_cannot_be_its_tags() -> None:
    assert library.label("a <b>bold</b>\u202e & more") == "a &lt;b&gt;bold&lt;/b&gt; &amp; more"
