"""What an assessment rests on, collected while it is computed: figures, assumptions, warnings.

One entry per figure, however often it is used; every place in the result that rests on a
figure names its entry (``e1``, ``e2``, ...).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assessments.scoring.evidence.ageing import age_in_years, reference_date, tier_of
from assessments.scoring.evidence.values import ReleaseValue

SCOPES = ("country", "pair", "treaty", "survey", "language", "assumed", "events")


@dataclass(frozen=True)
class UsedFigure:
    """One published number (or assumed constant) as the engine uses it.

    ``counts_from`` is the day from which it may be used; ``figure`` the identifier under
    which the page finds it, ``None`` for sums and constants. ``label`` and ``unit`` name what the
    method does not list among its indicators. ``chosen`` says over which other source it was taken.
    """

    indicator: str
    value: float | None
    period: str = ""
    counts_from: date | None = None
    release: str | None = None
    figure: int | None = None
    scope: str = "country"
    country: str | None = None
    origin: str | None = None
    destination: str | None = None
    year: int | None = None
    qualifier: str = ""
    label: str = ""
    unit: str = ""
    chosen: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        return (self.scope, self.indicator, self.country, self.origin, self.destination,
                self.period, self.release, self.figure, self.qualifier)  # fmt: skip


@dataclass
class EvidenceLedger:
    """Collects the figures used, in the order of first use.

    Parameters
    ----------
    as_of : date
        The evidence date; ages are counted to it.
    tiers : mapping
        The method's ``tiers``.
    indicators : mapping
        The method's ``indicators``: slug to ``label`` and ``unit``.
    releases : mapping
        Key to ReleaseValue, as in the evidence.

    Attributes
    ----------
    latest_evidence : date or None
        The latest reference date of any figure used.
    """

    as_of: date
    tiers: Mapping[str, Any]
    indicators: Mapping[str, Mapping[str, Any]]
    releases: Mapping[str, ReleaseValue]
    warnings: list[str] = field(default_factory=list)
    assumptions: list[dict[str, Any]] = field(default_factory=list)
    latest_evidence: date | None = None
    _entries: dict[tuple[object, ...], dict[str, Any]] = field(default_factory=dict)
    _by_id: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(
        self,
        figure: UsedFigure,
        used_for: str,
        *,
        severity: float | None = None,
        corridor_specific: bool | None = None,
        tier: int | None = None,
        age_years: float | None = None,
        note: str = "",
    ) -> str:
        """Enter a figure (or find its entry), say what it is used for, return its id (``e1``).

        ``corridor_specific`` defaults to whether the figure is about the pair; ``tier`` and
        ``age_years`` are computed from the figure's dates unless given. Severity, note and
        use are added to an entry that is already there.
        """
        if figure.scope not in SCOPES:
            raise ValueError(f"scope must be one of {', '.join(SCOPES)}, not {figure.scope!r}")
        entry = self._entries.get(figure.identity)
        if entry is None:
            age = age_years if age_years is not None else self.age_of(figure)
            specific = figure.scope in ("pair", "survey") if corridor_specific is None else corridor_specific
            given = tier if tier is not None else self._tier(figure, age, specific)
            entry = self._new_entry(figure, given, age)
            self._entries[figure.identity] = self._by_id[str(entry["id"])] = entry
            self._note_date(figure)
        if used_for not in entry["used_for"]:
            entry["used_for"].append(used_for)
        if severity is not None:
            entry["severity"] = float(severity)
        if note and note not in entry["note"]:
            entry["note"] = f"{entry['note']} {note}".strip()
        return str(entry["id"])

    def reference(self, evidence_id: str) -> dict[str, Any]:
        """Return the short form of an entry, as it stands under ``figures`` of a result."""
        entry = self._by_id[evidence_id]
        keys = ("indicator", "value", "severity", "period", "release", "tier")
        return {key: entry[key] for key in keys} | {"evidence": evidence_id}

    def entry(self, evidence_id: str) -> Mapping[str, Any]:
        return self._by_id[evidence_id]

    def assume(
        self, name: str, value: float, low: float | None, high: float | None, why: str, used_for: str
    ) -> str:
        """Enter a constant without an empirical source: an assumption and a tier 3 figure."""
        self.judge(name, value, low, high, why)
        return self.add(UsedFigure(indicator=name, value=value, scope="assumed"), used_for, tier=3, note=why)

    def judge(self, name: str, value: float | None, low: float | None, high: float | None, why: str) -> None:
        """Enter a choice of the method without an empirical source; it is no figure.

        One that is only drawn has no value of its own.
        """
        nominal = None if value is None else float(value)
        choice = {"name": name, "value": nominal, "low": low, "high": high, "why": why}
        if choice not in self.assumptions:
            self.assumptions.append(choice)

    def warn(self, text: str) -> None:
        """Add a warning, once."""
        if text not in self.warnings:
            self.warnings.append(text)

    def age_of(self, figure: UsedFigure) -> float | None:
        """Return the age in years of a figure on the evidence date, ``None`` where undated."""
        if figure.counts_from is None:
            return None
        return age_in_years(reference_date(figure.counts_from, figure.period), self.as_of)

    @property
    def evidence(self) -> list[dict[str, Any]]:
        """Every entry, in the order of first use."""
        return [dict(entry) for entry in self._entries.values()]

    @property
    def release_keys(self) -> list[str]:
        """The releases used, each once, in the order of first use."""
        keys = (entry["release"] for entry in self._entries.values())
        return list(dict.fromkeys(key for key in keys if key is not None))

    def _note_date(self, figure: UsedFigure) -> None:
        if figure.counts_from is None:
            return
        day = reference_date(figure.counts_from, figure.period)
        if day <= self.as_of:
            self.latest_evidence = max(self.latest_evidence or day, day)

    def _tier(self, figure: UsedFigure, age: float | None, specific: bool) -> int:
        if figure.scope == "assumed":
            return 3
        return tier_of(age, corridor_specific=specific, rules=self.tiers)

    def _new_entry(self, figure: UsedFigure, tier: int, age: float | None) -> dict[str, Any]:
        card = self.indicators.get(figure.indicator, {})
        return {
            "id": f"e{len(self._entries) + 1}",
            "figure": figure.figure,
            "scope": figure.scope,
            "indicator": figure.indicator,
            "label": figure.label or str(card.get("label", figure.indicator)),
            "unit": figure.unit or str(card.get("unit", "")),
            "country": figure.country,
            "origin": figure.origin,
            "destination": figure.destination,
            "value": None if figure.value is None else float(figure.value),
            "severity": None,
            "period": figure.period,
            "release": figure.release,
            "tier": tier,
            "age_years": age,
            "used_for": [],
            "note": figure.chosen,
        }
