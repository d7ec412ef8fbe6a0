"""The named rules by which current figures become low, best and high.

Law: low <= best <= high wherever known, every number comes from a used figure (or is one that the
rule's own text names), and every figure given to a rule is used or set aside with a reason.
"""

from collections.abc import Mapping

from according.errors import BadInput
from according.reconcile.rules.airwars import airwars
from according.reconcile.rules.answer import Answer, Case, Rule
from according.reconcile.rules.field import acled, ibc, ucdp
from according.reconcile.rules.ours import latest, range_rule

__all__ = ["DEFAULT_RULE", "RULES", "Answer", "Case", "Rule", "rules_named"]

DEFAULT_RULE = "range"
"""Why this one: docs/decisions/default-rule.md."""

RULES: Mapping[str, Rule] = {
    DEFAULT_RULE: range_rule,
    "acled": acled,
    "ibc": ibc,
    "airwars": airwars,
    "ucdp": ucdp,
    "latest": latest,
}
"""Every rule by its name, the default first; the words for each are in the lexicon ``rules``."""


def rules_named(name: str | None) -> Mapping[str, Rule]:
    """The rule of this name alone; all of them for None. Raises BadInput for an unknown name."""
    if name is None:
        return RULES
    if name not in RULES:
        raise BadInput(f"no rule is named {name!r}; the rules are {', '.join(RULES)}")
    return {name: RULES[name]}
