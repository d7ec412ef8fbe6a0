"""The libraries in the page: from their packages, and what the pages' policy lets them do."""

import re
from base64 import b64encode
from hashlib import sha256, sha384
from pathlib import Path

import pytest

from according.serve import library
from tests.serve.conftest import Open


def hashed(sheet: str) -> str:
    return f"'sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}'"


def test_the_policy_names_the_sheets_of_this_version_and_no_other() -> None:
    script = library.PLOTLY.file.read_text(encoding="utf-8")
    (of_the_map,) = re.findall(r"\.textContent='(\.maplibregl-map[^']*)'", script)
    assert (hashed(""), hashed(of_the_map)) == library.SHEETS


@pytest.mark.parametrize("script", library.SCRIPTS)
def test_each_comes_from_its_package_and_may_be_kept(
    browser: Open, samples: Path, script: library.Script
) -> None:
    answer = browser(samples).get(script.address)
    assert answer.content == script.file.read_bytes()
    assert "immutable" in answer.headers["cache-control"]


def test_htmx_is_what_its_makers_published() -> None:
    found = b64encode(sha384(library.HTMX.file.read_bytes()).digest()).decode()
    assert f"sha384-{found}" == library.HTMX_HASH


def test_words_cannot_be_its_tags() -> None:
    assert library.label("a <b>bold</b>\u202e & more") == "a &lt;b&gt;bold&lt;/b&gt; &amp; more"
