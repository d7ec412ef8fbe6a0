"""``according claims``: the claims that a ledger holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import click

from according import looking
from according.cli.finding import found, minted_incident
from according.cli.options import as_of_option, existing, format_option, ledger_option
from according.model.claim import Claim, EventType, Harm

if TYPE_CHECKING:
    from according.ledger.book import Ledger


class Filters(NamedTuple):
    """What a claim must have to be shown; None asks nothing."""

    report: str | None
    incident: str | None
    harm: str | None
    source: str | None
    place: str | None
    type: str | None
    words: str | None

    def admit(self, claim: Claim) -> bool:
        """Whether the claim has all that is asked of the claim itself."""
        return (
            (self.harm is None or any(q.harm == self.harm for q in claim.quantities))
            and (self.type is None or claim.type == self.type)
            and (self.source is None or _names(self.source, *_sources(claim)))
            and (self.place is None or _names(self.place, *_place(claim)))
        )


@click.command(
    short_help="The claims that the ledger holds.",
    epilog='\b\nExample:\n  according claims --harm killed --source "health ministry"',
)
@ledger_option
@as_of_option
@format_option
@click.option("--report", metavar="ID", help="Only claims of this report.")
@click.option("--incident", metavar="ID", help="Only claims about this incident.")
@click.option(
    "--harm",
    type=click.Choice(get_args(Harm)),
    metavar="HARM",
    help=f"Only claims with a figure of this harm: {', '.join(get_args(Harm))}.",
)
@click.option("--source", metavar="TEXT", help="Only claims whose sources have this in a name.")
@click.option("--place", metavar="TEXT", help="Only claims whose place has this in its name.")
@click.option(
    "--type",
    "type_",
    type=click.Choice(get_args(EventType)),
    metavar="TYPE",
    help=f"Only events of this PLOVER type: {', '.join(get_args(EventType))}.",
)
@click.option(
    "--words",
    metavar="WORDS",
    help="Only claims of reports that hold all these words, in any case and with any accents, "
    "but in this form: 'shelling' does not find 'shelled'.",
)
def claims(
    folder: Path,
    as_of: str | None,
    form: str,
    report: str | None,
    incident: str | None,
    harm: str | None,
    source: str | None,
    place: str | None,
    type_: str | None,
    words: str | None,
) -> None:
    """Print the claims that the ledger holds, one figure a row."""
    from according.cli.printing import print_claims

    filters = Filters(report, incident, harm, source, place, type_, words)
    with existing(folder) as ledger:
        print_claims(_chosen(ledger, filters, as_of), form)


def _chosen(ledger: "Ledger", filters: Filters, as_of: str | None) -> Iterator[Claim]:
    report = found(ledger, filters.report, "report") if filters.report else None
    members = _members(ledger, filters.incident, as_of) if filters.incident else None
    holding = None if filters.words is None else set(looking.search(ledger, filters.words))
    for claim in looking.claims(ledger, as_of, report):
        if (
            (members is None or claim.claim in members)
            and (holding is None or claim.report.id in holding)
            and filters.admit(claim)
        ):
            yield claim


def _members(ledger: "Ledger", incident: str, as_of: str | None) -> set[str]:
    return set(minted_incident(ledger, incident, as_of).cluster.claims)


def _sources(claim: Claim) -> Iterator[str | None]:
    for source in claim.sources:
        yield source.name
        yield source.speaks_for
        yield from (span.text for span in source.spans)


def _place(claim: Claim) -> Iterator[str | None]:
    if claim.place:
        yield claim.place.text
        yield claim.place.name


def _names(wanted: str, *names: str | None) -> bool:
    return any(wanted.casefold() in name.casefold() for name in names if name)
