"""The rows of a screening as the page shows them: rounded, explained, with the way to a corridor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.models import Method, ScreenedPair
from assessments.reports.words.display import (
    RISK_LIMITS,
    Value,
    percent,
    percent_range,
    range_text,
    severity_text,
    value_of,
)
from assessments.views.choices import loaded
from corridors.models import Corridor

CODES = ("E", "RS", "D", "RW")
REASONS = {
    "no-stock": "no number of people is published",
    "unrwa": "refugees under UNRWA are absent from pair data",
    "nobody": "nobody is counted",
    "coverage": "too few figures",
    "opportunity-match-not-rated": "opportunity, match not rated",
}


@dataclass(frozen=True)
class ShownPair:
    """One pair in words."""

    pair: ScreenedPair
    corridor: Corridor | None
    why: str
    fear: str
    fear_range: str
    shares: tuple[str, ...]
    risk: Value
    risk_range: str
    risk_origin: str
    matrix_is_indicative: bool
    risk_is_indicative: bool


def shown_pairs(pairs: Sequence[ScreenedPair], method: Method, user: Any) -> list[ShownPair]:
    rules = loaded(method.text)
    limit = rules.number("reliability.indicative_above")
    at_least = rules[f"threats.{rules['at_least.threat']}.status"] == "not covered"
    corridors = _corridors_of(pairs, user)
    return [_shown(pair, corridors.get(pair.code), limit, at_least) for pair in pairs]


def protection_texts(pairs: Sequence[ScreenedPair], method: Method) -> list[str]:
    """What has to be read first where these pairs are shown, each text once."""
    texts = [
        entry["text"]
        for pair in pairs
        for entry in loaded(method.text)["protection"]
        if pair.origin_id in entry["origins"]
        and (not entry["destinations"] or pair.destination_id in entry["destinations"])
    ]
    return list(dict.fromkeys(texts))


def _shown(pair: ScreenedPair, corridor: Corridor | None, limit: float, at_least: bool) -> ShownPair:
    shares = (getattr(pair, f"share_{code.lower()}") for code in CODES)
    return ShownPair(
        pair,
        corridor,
        REASONS.get(pair.why, pair.why),
        percent(pair.fear),
        percent_range({"low": pair.fear_low, "high": pair.fear_high}),
        tuple(percent(share) for share in shares),
        value_of({"nominal": pair.risk, "band": pair.band}, RISK_LIMITS, at_least=at_least),
        range_text({"low": pair.risk_low, "high": pair.risk_high}, RISK_LIMITS),
        severity_text(pair.risk_origin, RISK_LIMITS),
        pair.reliability_matrix is not None and pair.reliability_matrix > limit,
        pair.reliability_risk > limit,
    )


def _corridors_of(pairs: Sequence[ScreenedPair], user: Any) -> dict[str, Corridor]:
    """The corridor of each pair the reader may see: their own before others', residents before movers."""
    visible = Corridor.objects.visible_to(user).filter(
        origin__in={pair.origin_id for pair in pairs}, destination__in={pair.destination_id for pair in pairs}
    )
    found = sorted(
        visible,
        key=lambda one: (one.population != Corridor.Population.RESIDENTS, one.owner_id != user.pk, one.pk),
    )
    return {corridor.code: corridor for corridor in reversed(found)}
