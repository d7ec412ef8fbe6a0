"""Scoring counts what it says: found, missed, extra, unsure, and the fields that disagree."""

from pathlib import Path

import msgspec
import pytest

from according.model.claim import Claim, Participant, Place, Quantity, Source, Time
from according.model.passage import Passage, passage
from according.model.report import ReportHeader
from tests.golden.golden import Event, Figure, Golden, Statement, load
from tests.golden.score import carry_over, same_days, score, totals

HERE = Path(__file__).parent
PATHS = sorted(HERE.glob("*/*.golden"))


def marked(golden: Golden, mark: str) -> Passage:
    return passage(golden.text, *golden.marks[mark])


def sources(golden: Golden, via: str | None, innermost: str | None) -> tuple[Source, ...]:
    chain = [m for m in (*(via or "").split(","), innermost or "") if m]
    rows = [golden.sources[m] for m in chain]
    return tuple(Source(r.name, r.kind, (marked(golden, r.mark),), r.speaks_for) for r in rows)


def bare(golden: Golden, start: int, end: int) -> Claim:
    nothing = dict.fromkeys(ReportHeader.__struct_fields__)
    header = msgspec.convert({**nothing, "id": "x"}, ReportHeader)
    return Claim(
        "c", "k", "x", None, header, start, end, golden.text[start:end], (), None, None,
        "happened", (), (), (), (), (), None, "own", "asserts", None, None, None,
    )  # fmt: skip


def figure_claim(golden: Golden, figure: Figure) -> Claim:
    """The claim that reads a golden figure as it is meant."""
    words, row = marked(golden, figure.mark), golden.places.get(figure.place or "")
    where = marked(golden, row.mark) if row else None
    quantity = Quantity(
        figure.mark, figure.harm, figure.value, figure.modifier, figure.low, figure.high,
        figure.scope, words.text, words.start, words.end, figure.part_of, figure.category,
    )  # fmt: skip
    return msgspec.structs.replace(
        bare(golden, words.start, words.end),
        modality=figure.modality,
        quantities=(quantity,),
        sources=sources(golden, figure.via, figure.source),
        place=Place(where.text, where.start, where.end) if where else None,
        time=Time("x", 0, 1, figure.from_, figure.to),
    )


def event_claim(golden: Golden, event: Event) -> Claim:
    words = marked(golden, event.mark)
    return msgspec.structs.replace(
        bare(golden, words.start, words.end),
        type=event.type,
        mode=event.mode,
        modality=event.modality,
        actor=(Participant("x", 0, 1),),
        sources=sources(golden, event.via, event.source),
    )


def statement_claim(golden: Golden, statement: Statement) -> Claim:
    start = golden.text.index(statement.content)
    end = start + len(statement.content)
    return msgspec.structs.replace(
        bare(golden, start, end),
        content=(passage(golden.text, start, end),),
        sources=sources(golden, None, statement.source),
        stance=statement.stance,
    )


def perfect(golden: Golden) -> list[Claim]:
    return [
        *(figure_claim(golden, figure) for figure in golden.figures),
        *(event_claim(golden, event) for event in golden.events),
        *(statement_claim(golden, statement) for statement in golden.statements),
    ]


@pytest.fixture
def baqubah() -> Golden:
    return load(HERE / "samples" / "baqubah-civil-watch.golden")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_perfect_reading_misses_nothing(path: Path) -> None:
    golden = load(path)
    outcome = score(perfect(golden), golden)
    assert (outcome.missed, outcome.extra) == ((), ())
    assert (outcome.events_missed, outcome.statements_missed) == ((), ())
    assert {d for match in outcome.found for d in match.disagreements} <= {"verification"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_claims_find_nothing(path: Path) -> None:
    golden = load(path)
    outcome = score([], golden)
    assert (outcome.found, outcome.extra, outcome.events_found) == ((), (), ())
    assert len(outcome.missed) == sum(figure.sure == "yes" for figure in golden.figures)


@pytest.mark.parametrize(
    ("marked", "read", "same"),
    [
        (("2024-05-02", "2024-05-02"), ("2024-05-02T09:30", "2024-05-02T09:30"), True),
        (("2024-05-01", "2024-05-31"), ("2024-05", "2024-05"), True),
        (("2024-05", "2024-05"), ("2024-05-02", "2024-05-02"), False),
        (("2024-05-02", "2024-05-02"), ("2024-05-02", None), False),
    ],
)
def test_times_agree_by_their_days(
    marked: tuple[str, str], read: tuple[str, str | None], same: bool, baqubah: Golden
) -> None:
    figure = msgspec.structs.replace(baqubah.figures[0], from_=marked[0], to=marked[1])
    claim = msgspec.structs.replace(figure_claim(baqubah, figure), time=Time("x", 0, 1, *read))
    assert same_days(figure, claim) is same


def test_a_wrong_number_is_missed_and_extra(baqubah: Golden) -> None:
    claims = [figure_claim(baqubah, figure) for figure in baqubah.figures]
    wrong = msgspec.structs.replace(claims[0].quantities[0], value=31)
    claims[0] = msgspec.structs.replace(claims[0], quantities=(wrong,))
    outcome = score(claims, baqubah)
    assert [figure.mark for figure in outcome.missed] == ["f1"]
    assert [read.quantity.value for read in outcome.extra] == [31]
    assert totals([outcome]).f1 == pytest.approx(3 / 4)


def test_a_wrong_source_is_found_and_disagrees(baqubah: Golden) -> None:
    claims = [figure_claim(baqubah, figure) for figure in baqubah.figures]
    claims[0] = msgspec.structs.replace(claims[0], sources=())
    outcome = score(claims, baqubah)
    assert outcome.missed == ()
    assert [m.disagreements for m in outcome.found if m.figure.mark == "f1"] == [("source",)]
    assert totals([outcome]).source_accuracy == pytest.approx(3 / 4)


def test_the_same_figure_from_the_same_source_counts_once(baqubah: Golden) -> None:
    claims = [figure_claim(baqubah, figure) for figure in baqubah.figures]
    outcome = score(claims + claims, baqubah)
    assert len(outcome.found) == len(baqubah.figures)
    assert outcome.extra == ()


def test_unsure_figures_count_neither_way() -> None:
    golden = load(HERE / "samples" / "omdurman-kite-street-revised-down.golden")
    unsure = [figure for figure in golden.figures if figure.sure == "no"]
    assert unsure
    claims = [figure_claim(golden, figure) for figure in unsure]
    with_them = totals([score(claims, golden)])
    assert (with_them.predicted, with_them.recall) == (0, 0.0)


def test_spans_are_carried_into_a_page_with_furniture(baqubah: Golden) -> None:
    page = "Home | Video\n" + baqubah.text.replace("\n\n", "\n").replace(" ", "  ") + "Close"
    carried = carry_over(baqubah.text, page)
    for mark, span in baqubah.marks.items():
        moved = carried(span)
        assert moved is not None, mark
        assert page[slice(*moved)].split() == baqubah.words(mark).split()


def test_a_paragraph_that_was_not_read_is_not_carried(baqubah: Golden) -> None:
    first = baqubah.text.index("Diyala Civil Watch")
    carried = carry_over(baqubah.text, baqubah.text[first:])
    assert carried(baqubah.marks["p1"]) is None
    assert carried(baqubah.marks["f1"]) is not None


def test_totals_of_nothing_are_unknown() -> None:
    assert totals([]).f1 is None
    assert totals([]).source_accuracy is None
