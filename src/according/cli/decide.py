"""``according decide``: a person's decisions, one act a subcommand.

Law: each prints the id of the decision that it entered, by which it can be withdrawn.
"""

import json
from pathlib import Path
from typing import Any, get_args

import click

from according.cli.deciding import deciding, decision_options
from according.cli.finding import found
from according.errors import BadInput
from according.model.claim import EventType, Harm, Modifier
from according.model.decision import InformationGrade, SourceGrade


@click.group(
    short_help="Enter a person's decision.",
    epilog="\b\nExample:\n"
    '  according decide reject 5f3a9c1e --as "Ana Ruiz" --why "counted twice by the outlet"',
)
def decide() -> None:
    """Enter a person's decision about claims, incidents or sources.

    Every decision says who and why, is kept for ever beside what the machine read, and is undone
    only by withdrawing it. Its id is printed. Claims and incidents are named by their ids, or by
    the first six or more digits of them.
    """


def _ruling(name: str, status: Any, help_: str) -> None:
    @decide.command(name, help=help_)
    @click.argument("claim", metavar="CLAIM")
    @decision_options
    def ruling(claim: str, folder: Path, person: str, why: str) -> None:
        with deciding(folder, person) as (ledger, reviewer):
            click.echo(reviewer.rule(found(ledger, claim, "claim"), status, why))


_ruling("accept", "accepted", "The claim is what the report says.")
_ruling("reject", "rejected", "The claim is not what the report says; it counts nowhere.")
_ruling("unverifiable", "unverifiable", "Nobody can verify the claim; it counts, and says so.")


@decide.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@decision_options
def correct(claim: str, changes: tuple[str, ...], folder: Path, person: str, why: str) -> None:
    """Fields of the claim are other than they were read; the old values are kept.

    FIELD is a field of the claim's row, as quantities.q1.value, place.name, time.from or stance.
    VALUE is JSON, or plain words.
    """
    with deciding(folder, person) as (ledger, reviewer):
        click.echo(reviewer.correct(found(ledger, claim, "claim"), _values(changes), why))


@decide.command()
@click.argument("report", metavar="REPORT")
@click.option("--text", "words", metavar="WORDS", required=True, help="The words that claim it.")
@click.option("--harm", type=click.Choice(get_args(Harm)), help="What harm is counted.")
@click.option("--figure", metavar="WORDS", help="The words of the figure.")
@click.option("--value", type=click.IntRange(min=0), help="The figure; unknown if not given.")
@click.option(
    "--modifier", type=click.Choice(get_args(Modifier)), default="exactly", show_default=True,
    help="How the figure is put.",
)  # fmt: skip
@click.option("--type", "type_", type=click.Choice(get_args(EventType)), help="PLOVER event type.")
@click.option("--source", metavar="WORDS", help="Who says it, in the report's words.")
@click.option("--place", metavar="WORDS", help="Where, in the report's words.")
@click.option("--time", "when", metavar="WORDS", help="When, in the report's words.")
@click.option("--from", "from_", metavar="DATE", help="The first day that this means.")
@click.option("--to", metavar="DATE", help="The last day that this means.")
@decision_options
def add(report: str, words: str, folder: Path, person: str, why: str, **said: Any) -> None:
    """Add a claim that the machine missed in a report that the ledger holds.

    For a claim from an interview or a video, read its note as a report first.
    """
    from according.review.adding import claim_by_hand

    with deciding(folder, person) as (ledger, reviewer):
        held = ledger.report(found(ledger, report, "report"))
        click.echo(reviewer.add(claim_by_hand(held, words, _fields(said)), why))


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    """What the options say, as fields of a claim's row."""
    fields: dict[str, Any] = {"type": said["type_"]}
    if said["harm"] or said["figure"]:
        if not (said["harm"] and said["figure"]):
            raise BadInput("a figure needs --harm and --figure WORDS; give both")
        figure = {"harm": said["harm"], "text": said["figure"], "value": said["value"]}
        fields["quantities"] = [figure | {"modifier": said["modifier"]}]
    if said["source"]:
        span = {"text": said["source"]}
        fields["sources"] = [{"kind": "organisation", "spans": [span]}]
    if said["place"]:
        fields["place"] = {"text": said["place"]}
    if said["when"]:
        fields["time"] = {"text": said["when"], "from": said["from_"], "to": said["to"]}
    return fields


def _pairing(judgement: Any, help_: str) -> None:
    @decide.command(judgement, help=help_)
    @click.argument("one", metavar="CLAIM")
    @click.argument("other", metavar="CLAIM")
    @decision_options
    def pairing(one: str, other: str, folder: Path, person: str, why: str) -> None:
        with deciding(folder, person) as (ledger, reviewer):
            left, right = (found(ledger, claim, "claim") for claim in (one, other))
            click.echo(reviewer.pair(left, right, judgement, why))


_pairing("same", "The two claims are about one incident.")
_pairing("different", "The two claims are about two incidents, whatever links them.")
_pairing("unsure", "Nobody can say whether the two claims are about one incident.")


@decide.command()
@click.argument("incidents", metavar="INCIDENT...", nargs=-1, required=True)
@decision_options
def merge(incidents: tuple[str, ...], folder: Path, person: str, why: str) -> None:
    """The incidents are one."""
    with deciding(folder, person) as (ledger, reviewer):
        click.echo(reviewer.merge([found(ledger, one, "incident") for one in incidents], why))


@decide.command()
@click.argument("incident", metavar="INCIDENT")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@decision_options
def split(incident: str, claims: tuple[str, ...], folder: Path, person: str, why: str) -> None:
    """These claims of the incident are about another one."""
    with deciding(folder, person) as (ledger, reviewer):
        off = [found(ledger, claim, "claim") for claim in claims]
        click.echo(reviewer.split(found(ledger, incident, "incident"), off, why))


@decide.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("incident", metavar="INCIDENT")
@decision_options
def move(claim: str, incident: str, folder: Path, person: str, why: str) -> None:
    """The claim is about this incident."""
    with deciding(folder, person) as (ledger, reviewer):
        into = found(ledger, incident, "incident")
        click.echo(reviewer.move([found(ledger, claim, "claim")], into, why))


@decide.command(name="set")
@click.argument("incident", metavar="INCIDENT")
@click.argument("values", metavar="FIELD=VALUE...", nargs=-1, required=True)
@decision_options
def set_(incident: str, values: tuple[str, ...], folder: Path, person: str, why: str) -> None:
    """Set fields of the incident.

    FIELD is title, place, from, to, type, notes, tags, or x-NAME for a field of your own. VALUE is
    JSON, or plain words; null takes a set value back.
    """
    with deciding(folder, person) as (ledger, reviewer):
        whole = found(ledger, incident, "incident")
        for field, value in _values(values).items():
            click.echo(reviewer.set(whole, field, value, why))


@decide.command()
@click.argument("incident", metavar="INCIDENT")
@click.argument("harm", type=click.Choice(get_args(Harm)), metavar="HARM")
@click.argument("value", type=click.IntRange(min=0), metavar="BEST")
@click.option("--low", type=click.IntRange(min=0), help="The low bound; unknown if not given.")
@click.option("--high", type=click.IntRange(min=0), help="The high bound; unknown if not given.")
@decision_options
def best(
    incident: str, harm: Harm, value: int, low: int | None, high: int | None,
    folder: Path, person: str, why: str,
) -> None:  # fmt: skip
    """Give a best estimate by hand; it comes before those by rules."""
    with deciding(folder, person) as (ledger, reviewer):
        whole = found(ledger, incident, "incident")
        click.echo(reviewer.best(whole, harm, low, value, high, why))


@decide.command()
@click.argument("name", metavar="NAME")
@click.argument("of", metavar="NAME")
@decision_options
def alias(name: str, of: str, folder: Path, person: str, why: str) -> None:
    """A source of the first name is the one of the second."""
    with deciding(folder, person) as (_ledger, reviewer):
        click.echo(reviewer.alias(name, of, why))


@decide.command()
@click.argument("source", metavar="NAME")
@click.argument("grade", type=click.Choice(get_args(SourceGrade)), metavar="A-F")
@decision_options
def grade_source(source: str, grade: SourceGrade, folder: Path, person: str, why: str) -> None:
    """How reliable the source is, on the Admiralty scale; F means no basis to judge."""
    with deciding(folder, person) as (_ledger, reviewer):
        click.echo(reviewer.grade_source(source, grade, why))


@decide.command()
@click.argument("claim", metavar="CLAIM")
@click.argument("grade", type=click.Choice(get_args(InformationGrade)), metavar="1-6")
@decision_options
def grade_information(
    claim: str, grade: InformationGrade, folder: Path, person: str, why: str
) -> None:
    """How credible what the claim says is, on the Admiralty scale; 6 means no basis to judge."""
    with deciding(folder, person) as (ledger, reviewer):
        whole = found(ledger, claim, "claim")
        click.echo(reviewer.grade_information(whole, grade, why))


@decide.command()
@click.argument("decision", metavar="DECISION")
@decision_options
def withdraw(decision: str, folder: Path, person: str, why: str) -> None:
    """The decision no longer counts; it stays in the book."""
    with deciding(folder, person) as (_ledger, reviewer):
        reviewer.withdraw(decision, why)


def _values(told: tuple[str, ...]) -> dict[str, Any]:
    """FIELD=VALUE pairs; a value that is no JSON is words."""
    values: dict[str, Any] = {}
    for pair in told:
        field, sign, value = pair.partition("=")
        if not sign:
            raise BadInput(f"{pair!r} is no FIELD=VALUE; give, for example, quantities.q1.value=15")
        try:
            values[field] = json.loads(value)
        except json.JSONDecodeError:
            values[field] = value
    return values
