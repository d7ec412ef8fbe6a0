"""``according sample``: claims drawn at random to be judged, and this ledger's own error rate."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import existing, format_option, ledger_option
from according.cli.terminal import say, show_all
from according.errors import BadInput
from according.telling import wording
from according.telling.harmless import one_line

if TYPE_CHECKING:
    from rich.table import Table

    from according.review.agreement import Agreement

_SEEDS = 2**32


@click.command(
    short_help="Draw claims to judge; how often this ledger is wrong.",
    epilog="\b\nExample:\n  according sample 100\n  according sample",
)
@click.argument("size", metavar="[N]", type=click.IntRange(min=1), required=False)
@click.option(
    "--seed", metavar="NUMBER", type=click.IntRange(0, _SEEDS - 1),
    help="What the draw follows from, to draw the same again.  [default: a random one]",
)  # fmt: skip
@click.option(
    "--reader", "readers", metavar="NAME", multiple=True,
    help="Who is to read them; may be given more than once.  [default: whoever decides]",
)  # fmt: skip
@ledger_option
@format_option
def sample(
    size: int | None, seed: int | None, readers: tuple[str, ...], folder: Path, form: str
) -> None:
    """Draw N claims at random, to be read blind on the workbench's page for samples.

    Without N, print how often claims of the last sample were read wrong, field by field, each with
    its 95% interval (Wilson), and how far its readers agree (Krippendorff's alpha).
    """
    from according import looking, pipeline
    from according.export.jsonl import row

    with existing(folder) as ledger:
        if size is not None:
            start = secrets.randbelow(_SEEDS) if seed is None else seed
            made = pipeline.draw(ledger, size, start, readers)
            say(f"Drawn with seed {made.drawn.seed} of {made.drawn.of} claims: sample {made.id}.")
            click.echo(row(made.drawn) if form == "jsonl" else "\n".join(made.drawn.claims))
            return
        told = looking.sampled(ledger)
    if told is None:
        raise BadInput("no claims were drawn yet; draw some with `according sample N`")
    _judgement, found = told
    if form == "jsonl":
        click.echo(row(found))
    else:
        show_all([_table(found)])


def _table(found: "Agreement") -> "Table":
    from rich import box
    from rich.table import Table

    readers = ", ".join(f"{one_line(person)} ({n})" for person, n in found.readers.items())
    title = f"Sample {found.sample}: {found.settled} of {found.drawn} claims settled"
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.caption = f"read by {readers or 'nobody yet'}; readers differ about {found.open}"
    for name in ("read wrong", "wrong", "of", "share", "95% interval", "alpha"):
        table.add_column(name, justify="left" if name == "read wrong" else "right")
    for one in found.fields:
        shares = (one.field, str(one.wrong), str(one.judged), wording.share(one.rate))
        table.add_row(*shares, wording.shares(one.low, one.high), wording.decimal(one.alpha))
    return table
