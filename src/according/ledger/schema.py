"""The tables, as numbered migrations, and the guards that refuse to change what was entered.

Law: no UPDATE, DELETE or REPLACE of an entry, and no entry that does not follow the last one of its
chain; no change of a content, but that it is sealed anew, and no deletion but of one whose
destruction an entry of the ledger's own chain tells. The database itself refuses them, whichever
program tries.
Everything else in it (what stands, addresses, bands) is derived from these two and rebuilt at will.
A migration, once released, is never edited: a change of form is a new one at the end.
"""

from typing import NamedTuple

import sqlalchemy as sa

from according.errors import BrokenLedger

APPLICATION_ID = 0x61636374
"""Marks the file as a ledger of ours (SQLite's application id, "acct" in ASCII)."""

_TABLES = (
    "CREATE TABLE format (migration INTEGER NOT NULL, ledger TEXT NOT NULL)",
    # the checks of types let the database find a cell whose type was flipped: strict tables would,
    # but the SQLite of systems in use does not have them everywhere
    """CREATE TABLE entries (
        ledger TEXT NOT NULL CHECK (typeof(ledger) = 'text'),
        seq INTEGER NOT NULL CHECK (typeof(seq) = 'integer'),
        at TEXT NOT NULL CHECK (typeof(at) = 'text'),
        actor TEXT NOT NULL CHECK (typeof(actor) = 'text'),
        kind TEXT NOT NULL CHECK (typeof(kind) = 'text'),
        subject TEXT NOT NULL CHECK (typeof(subject) = 'text'),
        content TEXT CHECK (typeof(content) IN ('text', 'null')),
        previous TEXT CHECK (typeof(previous) IN ('text', 'null')),
        hash TEXT NOT NULL CHECK (typeof(hash) = 'text'),
        PRIMARY KEY (ledger, seq)
    ) WITHOUT ROWID""",
    "CREATE INDEX entries_by_subject ON entries (subject, kind)",
    """CREATE TABLE contents (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (typeof(sha256) = 'text'),
        packed BLOB NOT NULL CHECK (typeof(packed) = 'blob'),
        crc INTEGER NOT NULL CHECK (typeof(crc) = 'integer')
    )""",
)
_GUARDS = (
    """CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries WHERE ledger = NEW.ledger)
      OR NEW.previous IS NOT
         (SELECT hash FROM entries WHERE ledger = NEW.ledger AND seq = NEW.seq - 1)
    BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one of its chain'); END""",
    """CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never changed: append a withdrawal'); END""",
    """CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted: append a withdrawal'); END""",
    """CREATE TRIGGER contents_once BEFORE INSERT ON contents
    WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256)
    BEGIN SELECT RAISE(IGNORE); END""",
    """CREATE TRIGGER contents_stay BEFORE UPDATE ON contents
    BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END""",
    """CREATE TRIGGER contents_remain BEFORE DELETE ON contents
    BEGIN SELECT RAISE(ABORT, 'contents are never deleted'); END""",
)

_DERIVED = (
    """CREATE TABLE standing (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        about TEXT,
        content TEXT NOT NULL,
        at TEXT NOT NULL,
        ledger TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (kind, subject)
    ) WITHOUT ROWID""",
    "CREATE INDEX standing_in_order ON standing (kind, at, ledger, seq)",
    "CREATE INDEX standing_about ON standing (about, kind) WHERE about IS NOT NULL",
    """CREATE TABLE addresses (
        address BLOB NOT NULL, report TEXT NOT NULL, PRIMARY KEY (address, report)
    ) WITHOUT ROWID""",
    """CREATE TABLE bands (
        band BLOB NOT NULL, report TEXT NOT NULL, PRIMARY KEY (band, report)
    ) WITHOUT ROWID""",
)
# Claims are nine of ten entries and are looked up among what stands; SQLite takes this index only
# for queries that say its condition.
_FEWER_INDEXED = (
    "DROP INDEX entries_by_subject",
    "CREATE INDEX entries_by_subject ON entries (subject, kind) WHERE kind <> 'claim'",
)
_EXPUNGING = (
    "ALTER TABLE contents ADD COLUMN key TEXT",
    "CREATE TABLE keys (name TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL)",
    "DROP TRIGGER contents_once",
    "DROP TRIGGER contents_remain",
    """CREATE TRIGGER contents_once BEFORE INSERT ON contents
    WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256)
      OR EXISTS (SELECT 1 FROM entries WHERE subject = NEW.sha256 AND kind = 'expunged'
                 AND kind <> 'claim' AND ledger = (SELECT ledger FROM format))
    BEGIN SELECT RAISE(IGNORE); END""",
    """CREATE TRIGGER contents_remain BEFORE DELETE ON contents
    WHEN NOT EXISTS (SELECT 1 FROM entries WHERE subject = OLD.sha256 AND kind = 'expunged'
                     AND kind <> 'claim' AND ledger = (SELECT ledger FROM format))
    BEGIN SELECT RAISE(ABORT, 'contents are never deleted: enter their expunging first'); END""",
)
WORDS = (
    "CREATE TABLE texts (row INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    "CREATE VIRTUAL TABLE word_places USING fts5vocab (words, instance)",
)
"""The index of words (see `words`): the reports' rows, and where words stand; no text is in it."""
# A key is destroyed with what it sealed (see `vault`), and seals what is left under another one.
_SEALING_ANEW = (
    "DROP TRIGGER contents_stay",
    """CREATE TRIGGER contents_stay BEFORE UPDATE ON contents
    WHEN NEW.sha256 IS NOT OLD.sha256 OR NEW.key IS NOT OLD.key OR OLD.key IS NULL
    BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END""",
)
_LINKED = (
    """CREATE TABLE homes (
        claim TEXT NOT NULL, incident TEXT NOT NULL, kind TEXT NOT NULL,
        PRIMARY KEY (claim, incident)
    ) WITHOUT ROWID""",
    "CREATE INDEX homes_by_incident ON homes (incident)",
    "CREATE TABLE linked_by (program TEXT NOT NULL, seq INTEGER NOT NULL, sum INTEGER NOT NULL)",
    """CREATE TABLE linked_claims (
        report TEXT NOT NULL, claim TEXT NOT NULL, judged TEXT, PRIMARY KEY (report, claim)
    ) WITHOUT ROWID""",
    "CREATE INDEX linked_claims_by_claim ON linked_claims (claim)",
    "CREATE INDEX linked_claims_judged ON linked_claims (judged) WHERE judged IS NOT NULL",
    """CREATE TABLE linked_wordings (
        wording TEXT NOT NULL, report TEXT NOT NULL, counted TEXT, PRIMARY KEY (wording, report)
    ) WITHOUT ROWID""",
    "CREATE INDEX linked_wordings_by_report ON linked_wordings (report)",
    "CREATE INDEX linked_wordings_counted ON linked_wordings (counted) WHERE counted IS NOT NULL",
    """CREATE TABLE linked_stories (
        story INTEGER PRIMARY KEY, gathering INTEGER NOT NULL, spots BLOB NOT NULL,
        words BLOB NOT NULL
    )""",
    "CREATE INDEX linked_stories_gathered ON linked_stories (gathering)",
    """CREATE TABLE linked_told (
        report TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (report, story)
    ) WITHOUT ROWID""",
    "CREATE INDEX linked_told_by_story ON linked_told (story)",
    """CREATE TABLE linked_spots (
        key INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (key, story)
    ) WITHOUT ROWID""",
    """CREATE TABLE linked_words (
        key INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (key, story)
    ) WITHOUT ROWID""",
)
CATALOGUE = (
    "CREATE TABLE catalogue_by (program TEXT NOT NULL, seq INTEGER NOT NULL, sum INTEGER NOT NULL)",
    "CREATE TABLE catalogue_reports (report TEXT PRIMARY KEY, outlet TEXT) WITHOUT ROWID",
    """CREATE TABLE catalogue_claims (
        claim TEXT PRIMARY KEY, report TEXT NOT NULL, since TEXT NOT NULL,
        reasons INTEGER NOT NULL, sure REAL NOT NULL, largest INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX catalogue_claims_by_report ON catalogue_claims (report)",
    """CREATE INDEX catalogue_claims_in_order
    ON catalogue_claims (reasons DESC, sure, largest DESC, claim, since)""",
    """CREATE TABLE catalogue_incidents (
        incident TEXT PRIMARY KEY, kind TEXT NOT NULL, country TEXT, day INTEGER,
        geonameid INTEGER, land TEXT, judged TEXT, extent BLOB NOT NULL, card BLOB NOT NULL
    )""",
    "CREATE INDEX catalogue_incidents_near ON catalogue_incidents (kind, country, day)",
    "CREATE INDEX catalogue_incidents_in ON catalogue_incidents (kind, land)",
    """CREATE INDEX catalogue_incidents_judged ON catalogue_incidents (judged)
    WHERE judged IS NOT NULL""",
    """CREATE TABLE catalogue_names (
        name TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (name, incident)
    ) WITHOUT ROWID""",
    "CREATE INDEX catalogue_names_by_incident ON catalogue_names (incident)",
    """CREATE TABLE catalogue_told (
        report TEXT NOT NULL, incident TEXT NOT NULL, figures TEXT NOT NULL, parts TEXT NOT NULL,
        PRIMARY KEY (report, incident)
    ) WITHOUT ROWID""",
    "CREATE INDEX catalogue_told_by_incident ON catalogue_told (incident)",
    "CREATE INDEX catalogue_told_parts ON catalogue_told (parts) WHERE parts <> ''",
    """CREATE TABLE catalogue_doubts (
        claim TEXT NOT NULL, incident TEXT NOT NULL, kind TEXT NOT NULL,
        PRIMARY KEY (claim, incident, kind)
    ) WITHOUT ROWID""",
    "CREATE INDEX catalogue_doubts_by_incident ON catalogue_doubts (incident)",
)
"""What is shown of incidents and waits for persons (see `catalogue`): it has words in plain."""
# Appending leaves it behind (see `derived`), and whoever looks brings it up.
_LEFT_BEHIND = ("CREATE TABLE derived (seq INTEGER NOT NULL, hash TEXT NOT NULL)",)
_SELDOM_INDEXED = (
    "CREATE INDEX entries_seldom ON entries (kind) "
    "WHERE kind NOT IN ('report', 'claim', 'decision', 'incident', 'estimate')",
)
SELDOM = (
    "kind <> 'claim' AND kind <> 'report' AND kind <> 'estimate' AND kind <> 'incident' "
    "AND kind <> 'decision'"
)
"""Of an entry: that it is of none of the kinds that stand, which nearly all are. What asks for some
of the others says so in these words, and finds them by their index."""
# A list is put in order again for each entry, and the last of a chain was looked up twice.
_LESS_TO_ENTER = (
    "DROP INDEX entries_seldom",
    f"CREATE INDEX entries_by_kind ON entries (kind) WHERE {SELDOM}",
    "DROP TRIGGER entries_follow",
    """CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN (nullif(NEW.seq - 1, 0), NEW.previous) IS NOT
         (SELECT seq, hash FROM entries WHERE ledger = NEW.ledger ORDER BY seq DESC LIMIT 1)
    BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one of its chain'); END""",
)
BLOCKS = ("CREATE TABLE catalogue_blocks (begins TEXT PRIMARY KEY, block BLOB NOT NULL)",)
"""The cards of many incidents at once (see `catalogue`)."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (*_TABLES, *_GUARDS),
    (*_DERIVED, *_FEWER_INDEXED, *_EXPUNGING),
    WORDS,
    _SEALING_ANEW,
    _LINKED,
    CATALOGUE,
    _LEFT_BEHIND,
    _SELDOM_INDEXED,
    _LESS_TO_ENTER,
    BLOCKS,
)
"""What each migration executes; the first makes a ledger, the last one's number is the form.

2: what stands is kept beside the entries, and contents can be sealed by keys and expunged.
3: the words of reports are indexed.
4: a content can be sealed anew under a new key.
5: each claim's incident is kept, and what linking goes on from.
6: what waits for persons, and the card of each incident, is kept.
7: what is derived says which entry it reaches.
8: entries of the kinds that are seldom are indexed.
9: less is looked up for each entry.
10: the cards of incidents are kept in blocks too.
"""
DERIVED = 7
"""The last migration that changed what is derived, which is made anew in older ledgers."""

format_ = sa.table("format", sa.column("migration", sa.Integer), sa.column("ledger", sa.String))
entries = sa.table(
    "entries",
    sa.column("ledger", sa.String),
    sa.column("seq", sa.Integer),
    sa.column("at", sa.String),
    sa.column("actor", sa.String),
    sa.column("kind", sa.String),
    sa.column("subject", sa.String),
    sa.column("content", sa.String),
    sa.column("previous", sa.String),
    sa.column("hash", sa.String),
)
contents = sa.table(
    "contents",
    sa.column("sha256", sa.String),
    sa.column("packed", sa.LargeBinary),
    sa.column("crc", sa.Integer),
    sa.column("key", sa.String),
)
standing = sa.table(
    "standing",
    sa.column("kind", sa.String),
    sa.column("subject", sa.String),
    sa.column("about", sa.String),
    sa.column("content", sa.String),
    sa.column("at", sa.String),
    sa.column("ledger", sa.String),
    sa.column("seq", sa.Integer),
)
addresses = sa.table(
    "addresses", sa.column("address", sa.LargeBinary), sa.column("report", sa.String)
)
bands = sa.table("bands", sa.column("band", sa.LargeBinary), sa.column("report", sa.String))
keys = sa.table("keys", sa.column("name", sa.String), sa.column("wrapped", sa.LargeBinary))


class Form(NamedTuple):
    """The number of the last migration that made the database, and its own ledger's id."""

    migration: int
    ledger: str


def form(connection: sa.Connection) -> Form | None:
    """The form that the database has; None for an empty one. BrokenLedger if it says none."""
    if not objects(connection):
        return None
    found = connection.execute(sa.select(format_)).first()
    if found is None or [*map(type, found)] != [int, str]:
        raise BrokenLedger(f"{connection.engine.url.database} does not say which form it has")
    return Form(*found)


def migrate(connection: sa.Connection, found: Form) -> Form:
    """Bring a database of form ``found`` (migration 0: an empty one) up, in this transaction."""
    for statements in MIGRATIONS[found.migration :]:
        for statement in statements:
            connection.exec_driver_sql(statement)
    made = found._replace(migration=len(MIGRATIONS))
    connection.execute(format_.delete())
    connection.execute(format_.insert(), made._asdict())
    return made


def objects(connection: sa.Connection) -> dict[str, str]:
    """Tables, indexes and triggers by name, as the database states them."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {row.name: row.sql for row in rows}


def expected_objects() -> dict[str, str]:
    """What `objects` gives for a ledger of the present form."""
    with sa.create_engine("sqlite://").begin() as connection:
        migrate(connection, Form(0, ""))
        return objects(connection)
