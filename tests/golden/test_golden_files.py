"""The golden files and the samples hold together: marks, rows, the contract's table, the texts."""

import re
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.golden.golden import Figure, Golden, GoldenError, load, parse, strip_marks
from tests.golden.incidents import load_incidents

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SAMPLES = sorted((HERE / "samples").glob("*.golden"))
REPORTS = sorted((HERE / "reports").glob("*.golden"))
MARKER = "[Sample written for testing according; the incident is invented.]"

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation"
    " cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms"
    " explosives suicide-attack aerial drone heavy-weapons crowd-control cleansing massacre"
    " unconventional",
}


def name(path: Path) -> str:
    return path.stem


def table_row(figure: Figure) -> tuple[int | None, int | None, int | None]:
    """Value, low and high that the contract's table gives for the figure's modifier."""
    value, low, high = figure.value, figure.low, figure.high
    if figure.modifier == "range":
        return None, low, high
    if figure.modifier == "vague":
        return None, None, None
    assert value is not None, "a number word has a value"
    return {
        "exactly": (value, value, value),
        "about": (value, None, None),
        "nearly": (value, None, value),
        "at-least": (value, value, None),
        "more-than": (value, value + 1, None),
        "at-most": (value, None, value),
    }[figure.modifier]


class ArticleText(HTMLParser):
    """The headline and paragraphs inside <article>, read the slow and obvious way."""

    def __init__(self) -> None:
        super().__init__()
        self.in_article = False
        self.in_block = False
        self.blocks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_article = self.in_article or tag == "article"
        if self.in_article and tag in ("h1", "p"):
            self.in_block = True
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_article = self.in_article and tag != "article"
        self.in_block = self.in_block and tag not in ("h1", "p")

    def handle_data(self, data: str) -> None:
        if self.in_block:
            self.blocks[-1] += data


def article(page: str) -> str:
    reader = ArticleText()
    reader.feed(page)
    return "\n\n".join(reader.blocks)


def folded(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip())]


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_golden_parses_and_its_marks_hold_words(path: Path) -> None:
    golden = load(path)
    date.fromisoformat(golden.published)
    for mark in golden.marks:
        words = golden.words(mark)
        assert words.strip() == words != "", f"{mark} marks {words!r}"


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_figures_keep_the_table_of_the_contract(path: Path) -> None:
    golden = load(path)
    for figure in golden.figures:
        stated = (figure.value, figure.low, figure.high)
        assert stated == table_row(figure), f"{figure.mark} {golden.words(figure.mark)!r}"
        if figure.modifier == "range":
            assert figure.low is not None, figure.mark
            assert figure.high is not None, figure.mark
            assert figure.low < figure.high, figure.mark


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_a_figure_in_digits_has_the_value_that_its_words_show(path: Path) -> None:
    golden = load(path)
    for figure in golden.figures:
        digits = re.findall(r"\d[\d,]*", golden.words(figure.mark))
        shown = [int(number.replace(",", "")) for number in digits]
        bounds = [n for n in (figure.low, figure.high) if n is not None]
        wanted = bounds if figure.modifier == "range" else [figure.value]
        if shown and figure.mark not in {victim.figure for victim in golden.victims}:
            assert shown == wanted, f"{figure.mark} {golden.words(figure.mark)!r}"


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_parts_have_a_whole_of_the_same_incident_and_no_smaller(path: Path) -> None:
    golden = load(path)
    for part in golden.figures:
        assert (part.scope == "part") == (part.part_of is not None), part.mark
        wholes = [figure for figure in golden.figures if figure.mark == part.part_of]
        for whole in wholes:
            assert (whole.harm, whole.incident) == (part.harm, part.incident), part.mark
            assert whole.value is None or (part.value or 0) <= whole.value, part.mark


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_intervals_run_forward_and_start_before_publication(path: Path) -> None:
    golden = load(path)
    for figure in golden.figures:
        if figure.from_ is not None and figure.to is not None:
            assert figure.from_ <= figure.to, figure.mark
            assert figure.from_ <= golden.published, figure.mark
    for mark, time in golden.times.items():
        assert time.from_ <= time.to, mark


@pytest.mark.parametrize("path", SAMPLES + REPORTS, ids=name)
def test_events_have_a_mode_of_their_type(path: Path) -> None:
    for event in load(path).events:
        if event.mode is not None:
            assert event.mode in MODES[event.type or ""].split(), event.mark


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_golden_text_is_the_samples_text(path: Path) -> None:
    golden = load(path)
    assert golden.file is not None, "a sample's golden names its file"
    assert Path(golden.file).stem == path.stem
    content = (ROOT / golden.file).read_bytes().decode("utf-8")
    if golden.file.endswith(".html"):
        assert folded(golden.text) == folded(article(content))
    else:
        assert golden.text == content


@pytest.mark.parametrize("path", SAMPLES, ids=name)
def test_a_sample_says_that_it_is_one(path: Path) -> None:
    golden = load(path)
    content = (ROOT / str(golden.file)).read_text(encoding="utf-8")
    if str(golden.file).endswith(".html"):
        assert folded(golden.text)[1] == MARKER
        assert "<!-- Sample page written for testing according;" in content
        assert re.search(r"<meta [^>]*written for testing", content)
    else:
        assert content.startswith(MARKER + "\n\n")


def test_samples_toml_lists_each_sample_as_its_golden_does() -> None:
    listed = tomllib.loads((ROOT / "samples" / "samples.toml").read_text("utf-8"))["report"]
    goldens = [load(path) for path in SAMPLES]
    told = {(g.file, g.published, g.outlet) for g in goldens}
    assert {(f"samples/{r['file']}", str(r["published"]), r["outlet"]) for r in listed} == told
    assert len(listed) == len(told) == len(SAMPLES)
    on_disk = {path.name for path in (ROOT / "samples").iterdir()}
    assert on_disk == {r["file"] for r in listed} | {"README.md", "samples.toml"}


def test_half_of_the_reports_are_kept_aside() -> None:
    goldens = [load(path) for path in SAMPLES + REPORTS]
    assert len(goldens) >= 60
    assert sum(not golden.seen for golden in goldens) >= 30
    assert sum(not golden.figures for golden in goldens) >= 4


def test_incidents_are_those_that_the_samples_speak_of() -> None:
    incidents = load_incidents(HERE / "incidents.golden")
    goldens = {path.stem: load(path) for path in SAMPLES}
    for letter, incident in incidents.items():
        speaking = {n for n, g in goldens.items() if any(f.incident == letter for f in g.figures)}
        assert set(incident.reports) == speaking, letter
        assert (incident.kind == "toll") == letter.startswith("T"), letter
        assert incident.may_join is None or incident.may_join in incidents, letter
    named = {f.incident for g in goldens.values() for f in g.figures}
    assert {n for n in named if n and n[0].isupper()} == set(incidents)


def test_tolls_hold_cumulative_figures_and_incidents_hold_none() -> None:
    for golden in map(load, SAMPLES):
        for figure in golden.figures:
            toll = (figure.incident or "").startswith("T")
            assert toll == (figure.scope == "cumulative"), f"{golden.path.name} {figure.mark}"


def test_estimates_cover_every_harm_that_an_incident_states_and_are_ordered() -> None:
    goldens = [load(path) for path in SAMPLES]
    for letter, incident in load_incidents(HERE / "incidents.golden").items():
        stated = {f.harm for g in goldens for f in g.figures if f.incident == letter}
        assert set(incident.estimates) == stated, letter
        for harm, bounds in incident.estimates.items():
            known = [n for n in (bounds.low, bounds.best, bounds.high) if n is not None]
            assert known == sorted(known), f"{letter} {harm}"
            assert bounds.acled is None or harm == "killed", f"{letter} {harm}"


HEAD = "published: 2024-01-02\noutlet: Harbour Wire\nseen: yes\n===\n"
GOOD_ROW = "figure f1 harm=killed modifier=exactly value=2 scope=incident modality=happened"


def parsed(text: str, rows: str = "") -> Golden:
    return parse(f"{HEAD}{text}\n===\n{rows}\n", Path("made-up.golden"))


def test_marks_nest_and_may_share_a_span() -> None:
    text, marks = strip_marks("a ⟦f1|man in ⟦p1|Homs⟧⟧, ⟦e1|⟦c1|said⟧⟧ é⟦s1|x⟧")
    assert text == "a man in Homs, said éx"
    spans = {mark: text[start:end] for mark, (start, end) in marks.items()}
    assert spans == {"f1": "man in Homs", "p1": "Homs", "e1": "said", "c1": "said", "s1": "x"}


@pytest.mark.parametrize(
    ("text", "rows", "message"),
    [
        ("⟦f1|two", GOOD_ROW, "f1 is never closed"),
        ("two⟧", "", "no mark is open"),
        ("⟦two⟧", "", "no mark is open"),
        ("⟦f1|two⟧ ⟦f1|two⟧", GOOD_ROW, "drawn twice"),
        ("two", GOOD_ROW, "rows name"),
        ("⟦f1|two⟧ ⟦c1|said⟧", GOOD_ROW, "no row names them"),
        ("⟦f1|two⟧ ⟦s1|x⟧", GOOD_ROW + " source=s1", "no row of its own kind"),
        ("⟦f1|two⟧", GOOD_ROW.replace("killed", "slain"), "Invalid enum value"),
        ("⟦f1|two⟧", GOOD_ROW + " colour=red", "unknown field"),
        ("⟦f1|two⟧", GOOD_ROW.replace("figure", "number"), "row of kind"),
        ("⟦f1|two⟧", GOOD_ROW + " sure", "expected key=value"),
        ("===", "", "found 4 parts"),
    ],
)
def test_what_is_wrong_with_a_golden_file_is_said(text: str, rows: str, message: str) -> None:
    with pytest.raises(GoldenError, match=message):
        parsed(text, rows)


def test_a_statement_must_quote_the_text() -> None:
    rows = 'source s1 name=x kind=person\nstatement a1 source=s1 content="not there"'
    with pytest.raises(GoldenError, match="not found in the text"):
        parsed("⟦s1|x⟧ spoke", rows)


def test_an_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "odd.golden").write_text("outlet: x\n===\n===\n", encoding="utf-8")
    with pytest.raises(GoldenError, match=r"odd\.golden: .*published"):
        load(tmp_path / "odd.golden")
