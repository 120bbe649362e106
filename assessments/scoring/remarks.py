"""The sentences that stand beside every result: protection first, then what is not known."""

from collections.abc import Mapping
from typing import Any

from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.values import Evidence
from assessments.scoring.routes.route import Journey
from assessments.scoring.routes.route_remarks import foremost_remarks, route_remarks
from assessments.scoring.routes.transit import stand_in_share


def remark(journey: Journey, evidence: Evidence, ledger: EvidenceLedger) -> None:
    """Add protection texts before all other warnings, the standing ones after, and the judgements used.

    Where a leg leaves out more recorded deaths than count, this comes right after the protection texts.
    """
    first = [entry["text"] for entry in journey.method["protection"] if _concerns(entry, journey)]
    first += foremost_remarks(journey)
    ledger.warnings[:0] = [text for text in first if text not in ledger.warnings]
    ledger.warn(str(journey.method["at_least.wording"]))
    for along in journey.exposure.classes.values():
        ledger.warn(f"{along.why[0].upper()}{along.why[1:]}.")
    for sentence in route_remarks(journey, evidence):
        ledger.warn(sentence)
    if stand_in_share(journey.question, journey.method) > 0:
        ledger.warn("Lines between places are stand-ins: great circles that nobody curated.")
    _judgements(journey, ledger)


def _concerns(entry: Mapping[str, Any], journey: Journey) -> bool:
    question = journey.question
    towards = entry["destinations"]
    return question.origin in entry["origins"] and (not towards or question.destination in towards)


def _judgements(journey: Journey, ledger: EvidenceLedger) -> None:
    """Enter the goalposts without an empirical source of the inputs that were used."""
    used = {
        slug
        for place in (*journey.ends.values(), *journey.transit.values())
        for slug, severity in place.inputs.items()
        if not severity.missing
    }
    for slug, card in journey.method["inputs"].items():
        if slug in used and card.get("judgement"):
            low, high = card["goalposts"]
            worst = high if card["worse"] == "high" else low
            label = journey.method["indicators"][card["indicator"]]["label"]
            ledger.judge(f"{label}: figure that counts as 10", float(worst), None, None, card["wording"])
