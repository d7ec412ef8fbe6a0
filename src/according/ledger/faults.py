"""What the check finds: one noun, for those who look and those who report."""

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """What does not prove itself: where, what was found and expected, and the ids it touches."""

    where: str
    found: str
    expected: str
    touched: tuple[str, ...] = ()
