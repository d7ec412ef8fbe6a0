"""The page docs/cli.md, from the commands' own help: ``python -m according.cli.document``."""

from collections.abc import Iterator

import click

from according.cli import main

_WIDTH = 78
"""What click takes where it cannot ask a terminal."""


def page() -> str:
    """The whole page, as it must stand in docs/cli.md."""
    return "".join(_parts())


def _parts() -> Iterator[str]:
    whole = click.Context(main, info_name="according", terminal_width=_WIDTH)
    yield "# Commands\n\nWritten by `make docs`: what `--help` says.\n"
    yield _section("according", main, whole)
    for name, command in main.commands.items():
        context = click.Context(command, whole, info_name=name, terminal_width=_WIDTH)
        yield _section(f"according {name}", command, context)
        for part, act in command.commands.items() if isinstance(command, click.Group) else ():
            within = click.Context(act, context, info_name=part, terminal_width=_WIDTH)
            yield _section(f"according {name} {part}", act, within)


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"\n## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    click.echo(page(), nl=False)
