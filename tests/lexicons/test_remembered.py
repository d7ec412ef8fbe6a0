"""Nothing made of words that a user can add to is cached for the whole process."""

import ast
from collections.abc import Iterator
from pathlib import Path

import according
from according.lexicons.forms import FORMS

SOURCE = Path(according.__file__).parent


def _cached(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = {ast.unparse(d).split("(")[0].split(".")[-1] for d in node.decorator_list}
            if names & {"cache", "lru_cache"}:
                yield node


def test_no_lasting_cache_holds_words_that_can_be_added_to() -> None:
    """`functools.cache` outlives a change of folder; `lexicons.remembered` does not."""
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        for function in _cached(ast.parse(path.read_text(encoding="utf-8"))):
            body = ast.unparse(function)
            wrong += [
                f"{path.relative_to(SOURCE)}: {function.name}"
                for name in FORMS
                if f"load('{name}')" in body or "active()" in body
            ]
    assert wrong == []
