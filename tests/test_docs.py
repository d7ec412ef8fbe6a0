"""Documentation that can fail: what is there is documented, and what is documented is there."""

import inspect
import re
from pathlib import Path

import click
import pytest

from according import errors
from according.cli import document, main

ROOT = Path(__file__).parents[1]
WORDS = (
    "Report", "Outlet", "Source", "Span", "Passage", "Cue", "Attribution", "Quantity", "Origin",
    "Toll", "Claim", "Incident", "Link", "Estimate", "Review", "Decision", "Ledger", "Entry",
    "Lexicon",
)  # fmt: skip
VERBS = ("read", "extract", "link", "reconcile", "append", "replay", "decide", "withdraw", "export")
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(
    str(page.relative_to(ROOT)) for page in sorted((ROOT / "docs").rglob("*.md"))
)]  # fmt: skip


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def test_the_page_of_commands_is_what_help_says() -> None:
    assert _text("docs/cli.md") == document.page(), "stale: run make docs"


@pytest.mark.parametrize("command", main.commands)
def test_every_command_is_in_the_readme_and_on_its_page(command: str) -> None:
    assert f"`according {command}" in _text("README.md")
    assert f"\n## according {command}\n" in _text("docs/cli.md")


@pytest.mark.parametrize("word", WORDS)
def test_every_noun_has_its_entry_in_the_glossary(word: str) -> None:
    assert f"\n**{word}**: " in _text("docs/glossary.md")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_line_in_the_glossary(verb: str) -> None:
    assert f"\n| {verb} | " in _text("docs/glossary.md")


@pytest.mark.parametrize(
    "error",
    [name for name, value in vars(errors).items() if inspect.isclass(value)],
)
def test_every_error_is_in_the_glossary(error: str) -> None:
    assert f"\n| `{error}` | " in _text("docs/glossary.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_line_in_a_page_parses(page: str) -> None:
    """Commands and options that a page shows exist, whatever the values."""
    for line in re.findall(r"^ *(?:\$ )?according (.+)$", _text(page), re.MULTILINE):
        name, *rest = line.split()
        command = main.commands.get(name)
        assert command, f"{page}: according {line}"
        if isinstance(command, click.Group):
            command = command.commands.get(rest[0])
            assert command, f"{page}: according {line}"
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        shown = {word for word in rest if word.startswith("--")}
        assert shown <= known, f"{page}: according {line}"


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_and_every_linked_file_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", _text(page))) <= targets
    for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", _text(page)):
        assert (ROOT / page).parent.joinpath(link).exists(), f"{page} links to {link}"


def test_the_license_is_there_and_named() -> None:
    assert "Apache License" in _text("LICENSE")
    assert "Apache-2.0" in _text("README.md")
