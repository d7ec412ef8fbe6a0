"""Report -> claims: a pure function of the report's text, the lexicons and the version."""

from according.errors import NotInThisLanguage
from according.lexicons import SHIPPED, Lexicons, using
from according.model.claim import Claim
from according.model.report import Report

LANGUAGES = frozenset({"en"})


def extract(report: Report, lexicons: Lexicons = SHIPPED) -> list[Claim]:
    """The claims of a report, in the order of its text, read by these lexicons.

    Raises NotInThisLanguage where the report is known to be in a language that is not read.
    """
    from according.extract.claims import make_claims
    from according.extract.reading import read

    if report.language is not None and report.language not in LANGUAGES:
        raise NotInThisLanguage(
            f"the report is in {report.language!r}, and claims are read from English (en) only"
        )
    with using(lexicons):
        return make_claims(read(report))
