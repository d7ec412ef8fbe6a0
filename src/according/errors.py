"""What can go wrong, one root and few leaves.

Every message says what was found, what was expected and what to do next.
"""


class AccordingError(Exception):
    """The root: whatever the program raises on purpose."""


class UnreadableReport(AccordingError):
    """These bytes cannot become a report: empty, binary, of an unknown encoding, or missing."""


class NotInThisLanguage(AccordingError):
    """The report is kept, but its language is not one that extract reads."""


class BadInput(AccordingError):
    """A value given by the user cannot be used: a date that is none, an unknown rule or id."""


class LedgerError(AccordingError):
    """The folder is no ledger, cannot be opened, or cannot be written."""


class BrokenLedger(LedgerError):
    """The ledger opens but what it holds does not prove itself; ``check`` lists what is touched."""


class LexiconError(AccordingError):
    """A lexicon or place file does not have the form that its loader expects."""
