"""Reports are found by their words, in whatever form these are printed; signs mean nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from according import looking
from according.errors import LedgerError
from according.ledger import database
from according.ledger.book import Ledger
from according.ledger.check import check
from according.ledger.rebuild import rebuild
from according.model.report import Collected, Report, content_id
from according.review.deciding import Reviewer

MAIL = Collected("file", "mail")
TEXTS = {
    "market": "Shells fell on the market of Dar‘ā; José Gómez counted nine dead.",
    "market and port": "The port's director said the market was closed. The market, the market!",
    "arabic": "قال مدير المستشفى في درعا إنّ القصفَ أصاب السوق.",
    "greek": "Ο ΔΉΜΑΡΧΟΣ μίλησε στην αγορά.",
    "signs": "Nothing but \x00 signs: \U0001f4a3 % _ ~ 'quoted' U.S. state-run.",
}


def added(ledger: Ledger, title: str, text: str) -> Report:
    original = text.encode()
    report = Report(content_id(original), text, "text/plain", "utf-8", (), title=title)
    assert ledger.append_report(report, original, [], collected=MAIL)
    return report


@pytest.fixture(params=["plain", "encrypted"])
def book(folder: Path, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    encrypt = request.param == "encrypted"
    with Ledger.open(folder, create=True, passphrase=lambda: "words", encrypt=encrypt) as made:
        for title, text in TEXTS.items():
            added(made, title, text)
        yield made


def titles(ledger: Ledger, words: str) -> list[str | None]:
    return [ledger.report(report).title for report in ledger.search(words)]


FOUND: dict[str, list[str]] = {
    "market": ["market and port", "market"],  # the one that says it most comes first
    "MARKET closed": ["market and port"],
    "dara": ["market"],
    "Dar'a": ["market"],
    "jose gomez": ["market"],
    "Gómez José": ["market"],
    "القصف": ["arabic"],
    "القَصْف": ["arabic"],  # with its vowels
    "درعا السوق": ["arabic"],
    "δημαρχος": ["greek"],
    "us": ["signs"],
    "state-run": ["signs"],
    "mark": [],  # a word is a whole word
    "market nowhere": [],
    "": [],
    "  ": [],
}


def test_words_in_whatever_form(book: Ledger) -> None:
    assert {words: titles(book, words) for words in FOUND} == FOUND


HOSTILE = (
    '"', '""', '"market', "*", "market*", "^market", "-market", "+", "(", ")", "(market", "🎉",
    "title:", "title:market", "text : market", "NEAR(", "NEAR(market port, 2)", "market AND",
    "AND", "OR OR", "market NOT port", ";", "'; DROP TABLE words; --", "\x00", "market\x00port",
    "\ud800", "\ud800market", "\\", "%", "_", "market " * 5000, " ".join(map(str, range(5000))),
    "m" * 100_000, "{a b}: c", "\u202emarket", "rank:1", "words", "\n\t", "½", "ﷺ",
)  # fmt: skip


def test_no_sign_has_a_meaning(book: Ledger) -> None:
    for words in HOSTILE:
        assert set(titles(book, words)) <= {"market", "market and port"}
    assert check(book) == []


def test_signs_beside_words_change_nothing(book: Ledger) -> None:
    for words in ('"market"', "market*", "(market)", "-market", "^market;", "market\x00"):
        assert titles(book, words) == titles(book, "market")


def test_the_index_grows_and_is_made_anew(book: Ledger) -> None:
    assert book.search("later") == []
    report = added(book, "later", "One more.")
    assert book.search("later") == [report.id]
    before = {word: titles(book, word) for word in ("market", "later", "dara", "us")}
    rebuild(book.store)
    assert {word: titles(book, word) for word in before} == before
    assert check(book) == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM texts WHERE row = 2",
        "UPDATE texts SET row = 9 WHERE row = 2",
        "DELETE FROM words_data WHERE id > 1000",
        "UPDATE words_idx SET pgno = pgno + 2",
        "UPDATE words_data SET block = substr(block, 1, 40) WHERE id > 1000",
        "UPDATE words_docsize SET sz = x'0909' WHERE id = 1",
        "UPDATE words_data SET block = x'050505' WHERE id = 1",
        "UPDATE words_config SET v = 3",
        "DELETE FROM words_config",
        "DELETE FROM words_data WHERE id = 10",
        "UPDATE words_data SET block = x'00' WHERE id = 10",
        "UPDATE words_data SET block = zeroblob(length(block))",
        "INSERT INTO words (rowid, title, text) VALUES (77, 'more', 'words')",
        "INSERT INTO words (words, rowid, title, text) VALUES ('delete', 1, 'market', '')",
    ],
)
def test_an_index_that_says_otherwise_is_found(
    folder: Path, alter: Callable[[Path, str], None], sql: str
) -> None:
    with Ledger.open(folder, create=True) as ledger:
        for title, text in TEXTS.items():
            added(ledger, title, text)
    alter(folder / "ledger.db", sql)
    with Ledger.open(folder) as ledger:
        assert check(ledger) != []
        rebuild(ledger.store)
        assert check(ledger) == []
        assert titles(ledger, "market") == ["market and port", "market"]


def test_an_encrypted_ledger_has_no_index_on_its_disk(folder: Path, book: Ledger) -> None:
    assert titles(book, "market") == ["market and port", "market"]
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        indexed = raw.execute("SELECT count(*) FROM word_places").fetchone()[0]
        assert (indexed == 0) == book.store.encrypted
    raw_bytes = b"".join(found.read_bytes() for found in folder.iterdir())
    assert (b"gomez" in raw_bytes) == (not book.store.encrypted)


def test_a_withheld_name_finds_nothing(book: Ledger) -> None:
    """Nor does a name's part; the same word elsewhere does."""
    added(book, "another", "A Gómez who is nobody's secret.")
    assert len(looking.search(book, "gomez")) == 2
    Reviewer(book, "Ana Ruiz").withhold("José Gómez", "a witness")
    assert looking.search(book, "José Gómez") == []
    (found,) = looking.search(book, "gomez")
    assert book.report(found).title == "another"
    assert len(looking.search(book, "market")) == 2
    assert len(book.search("gomez")) == 2


def test_an_sqlite_without_full_text_search_is_told(tmp_path: Path) -> None:
    engine = database.engine_for(tmp_path / "ledger.db")
    statement = "CREATE VIRTUAL TABLE words USING fts_that_nobody_has (text)"
    with (
        pytest.raises(LedgerError, match="FTS5"),
        database.transaction(engine, writing=True) as connection,
    ):
        connection.execute(sa.text(statement))
