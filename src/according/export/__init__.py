"""Claims and incidents in other programs' forms: one file per format, streamed line by line."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from according.export import jsonl, spreadsheet
from according.model.claim import Claim
from according.model.incident import Incident

Writer = Callable[[Iterable[Claim], Sequence[Incident]], Iterator[str]]

FORMATS: dict[str, Writer] = {"csv": spreadsheet.lines, "jsonl": jsonl.lines}
