"""The changes of a what-if in words, one sentence each. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.scoring.matrix.policy_names import AGREEMENT, WORK_PERMITS
from assessments.scoring.what_ifs.what_if import ADD, OFFERS, PROFILE, SET, Change, figures_under
from corridors.periods import period_words

POLICY_LABELS = {
    "work-permits": "More work permits: access to work raised by 0.2, to 0.9 at most",
    "refugee-work": "Refugees may work: their access to work raised to at least 0.75",
    "language": "Language courses: the chance of a shared language raised by 0.2",
    "recognition": "Skills recognised: skills are used at work in full",
    "labour-agreement": "A labour agreement: access to work at least 0.9, recorded occupations in shortage",
}
"""Sizes are those of the levers of method 1.0."""
NO_NOMINAL = "access is not recorded and has no nominal value"


def sentence_of(change: Change, payload: Mapping[str, Any]) -> str:
    """Return what a change does, with the present value of the figures it is about."""
    kind = change["kind"]
    if kind == "offered":
        country, offer = _name(change["country"], payload), OFFERS[change["offer"]]
        return f"{country}: {offer.label} ({_present(change, payload)})"
    if kind == "figure":
        return _figure(change, payload)
    if kind == "profile":
        return f"Share of the people {PROFILE[change['field']]}: {float(change['value']):g}"
    if kind == "policy":
        return _policy(change["policy"], payload)
    leg = payload["places"]["route"]["legs"][int(change["leg"]) - 1]
    way = f"The way from {leg['from']} to {leg['to']} by {leg['mode']} closes"
    return f"{way}; people go straight by {change['instead']}"


def _policy(policy: str, payload: Mapping[str, Any]) -> str:
    """Access nobody recorded has no nominal value: only the draws can show what raising it does."""
    said = POLICY_LABELS[policy]
    return (
        f"{said} ({NO_NOMINAL}: only the ranges show the change)"
        if _raises_unknown(policy, payload)
        else said
    )


def has_no_nominal(change: Change, payload: Mapping[str, Any]) -> bool:
    """Return whether a change raises access to work that nobody recorded: only the draws know it."""
    return change["kind"] == "policy" and _raises_unknown(change["policy"], payload)


def _raises_unknown(policy: str, payload: Mapping[str, Any]) -> bool:
    lanes = payload["matrix"]["working"].get("lanes")
    return bool(policy in (WORK_PERMITS, AGREEMENT) and lanes and lanes["e"]["access"] is None)


def _figure(change: Change, payload: Mapping[str, Any]) -> str:
    entries = figures_under(payload)[change["indicator"], change["country"]]
    number = float(change["number"])
    does = {SET: f"set to {_number(number)}", ADD: f"changed by {number:+g}"}.get(
        change["how"], f"times {number:g}"
    )
    return f"{_name(change['country'], payload)}: {entries[0]['label']} {does} (now {latest_words(entries)})"


def latest_words(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the latest of a country's figures: "1,231,900 in 2024"."""
    latest = max(entries, key=lambda entry: str(entry["period"]))
    return f"{_number(latest['value'])} in {period_words(latest['period'])}"


def _present(change: Change, payload: Mapping[str, Any]) -> str:
    under = figures_under(payload)
    found = [under.get((move.indicator, change["country"]), []) for move in OFFERS[change["offer"]].moves]
    return "now " + "; ".join(f"{held[0]['label']} {latest_words(held)}" for held in found if held)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 or float(value).is_integer() else f"{value:g}"


def _name(country: str, payload: Mapping[str, Any]) -> str:
    return str(payload["countries"].get(country, country))
