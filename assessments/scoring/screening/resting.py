"""What an input of a screening rests on, kept as one element for every corridor that shares it."""

from dataclasses import replace

from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.reliability import Element, element_of_entries

NOTHING = Element(1.0, missing=True)


def resting_on(support: tuple[str, ...], ledger: EvidenceLedger) -> Element:
    """Return the element of some entries of a ledger, of weight 1."""
    return element_of_entries(1.0, [ledger.entry(key) for key in support])


def weighing(element: Element, weight: float) -> Element:
    return replace(element, weight=weight)
