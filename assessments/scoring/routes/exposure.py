"""What happened along the line of a route: conflict and recorded deaths, as severities (section 3).

Three classes: conflict along land lines, recorded deaths along land lines, recorded deaths along sea
lines. A class is rated where two thirds of its line are watched and at least one incident is
recorded near it; else it is missing and says why. Its value in every draw comes from the same
incidents with another bandwidth and half-life.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from assessments.scoring.arithmetic.intensity import exposure, kernel, per_100km, severity, weight
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.evidence.covering import Covering, covering_of
from assessments.scoring.evidence.values import EVENT_COLUMNS, LegValue, Question, ReleaseValue
from assessments.scoring.methods.method import Method
from assessments.scoring.routes.exposure_words import Known, words_for
from assessments.scoring.routes.incidents import count_incidents, deaths_of

CONFLICT, LAND_DEATHS, SEA_DEATHS = "conflict-along-the-line", "deaths-on-land", "deaths-at-sea"
CLASSES = {CONFLICT: ("conflict", "land"), LAND_DEATHS: ("death", "land"), SEA_DEATHS: ("death", "sea")}

TERMS = ("leg", "weight", "km", "age_days", "counts")


def _missing() -> FloatArray:
    return np.array([np.nan])


@dataclass(frozen=True)
class Stretch:
    """What is known of one class along one leg, or along all legs of its mode.

    Attributes
    ----------
    length_km, covered_km : float
    incidents : int
        How many count with the nominal bandwidth.
    exposed : array (rows,)
        E_c.
    severity : array (rows,)
        s_c; NaN throughout where it is not rated or nothing is recorded.
    why : str
        What is known, in words.
    """

    length_km: float
    covered_km: float
    incidents: int
    exposed: FloatArray
    severity: FloatArray
    why: str = ""

    @property
    def is_rated(self) -> bool:
        return not np.isnan(self.severity[0])

    @property
    def covered(self) -> float:
        """The share of the line that is watched."""
        return self.covered_km / self.length_km if self.length_km > 0 else 0.0


@dataclass(frozen=True)
class LineExposure:
    """Severities along a route's lines on (rows,), NaN where no figure exists.

    Attributes
    ----------
    why : str
        What is known of every class that applies, in words.
    classes : mapping of class to Stretch
        Over all legs of its mode; only classes that apply.
    legs : mapping of leg number to mapping of class to Stretch
    events : DataFrame
        The incidents that count with the nominal bandwidth: EVENT_COLUMNS, ``leg``, ``km``,
        ``age_days`` and ``counts``, what each adds to E_c.
    unplaced : DataFrame, EVENT_COLUMNS
        Incidents in the countries of the route that have no point.
    coverings : mapping of kind to Covering
    left_out : mapping of leg number to mapping of label to number
        How many incidents near a leg belong to another route by their label, and so do not count.
    by_class : mapping of class to those of ``events`` that count for it
    evidence : mapping of class to the entries of the ledger it rests on
    """

    why: str
    conflict: FloatArray = field(default_factory=_missing)
    deaths_on_land: FloatArray = field(default_factory=_missing)
    deaths_at_sea: FloatArray = field(default_factory=_missing)
    classes: Mapping[str, Stretch] = field(default_factory=dict)
    legs: Mapping[int, Mapping[str, Stretch]] = field(default_factory=dict)
    events: pd.DataFrame = field(default_factory=lambda: pd.DataFrame([], columns=EVENT_COLUMNS))
    unplaced: pd.DataFrame = field(default_factory=lambda: pd.DataFrame([], columns=EVENT_COLUMNS))
    coverings: Mapping[str, Covering] = field(default_factory=dict)
    left_out: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    by_class: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_mode(self, mode: str) -> list[str]:
        """Return the classes that apply to a mode of travel."""
        return [slug for slug in self.classes if CLASSES[slug][1] == mode]


@dataclass(frozen=True)
class Recorded:
    """What is recorded of one kind: who records it, the incidents that can count, those without a point.

    ``terms`` are the numbers of the incidents that their exposure is made of, each an array.
    """

    covering: Covering
    events: pd.DataFrame
    unplaced: pd.DataFrame
    terms: Mapping[str, FloatArray]
    left_out: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class Asked:
    """What exposure is asked for: the question, the method, the draws, countries' names by code."""

    question: Question
    method: Method
    choices: Choices
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def widest(self) -> float:
        """How many nominal bandwidths away an incident can count in some draw."""
        return float(max(1.0, *self.method["draws.bandwidth"]))

    def bandwidth_km(self, mode: str) -> FloatArray:
        """Return the bandwidth of every draw, on (rows,)."""
        low, high = self.method["draws.bandwidth"]
        nominal = self.method.number(f"exposure.bandwidth_km.{mode}")
        return nominal * self.choices.between("exposure.bandwidth", low, high, 1.0)

    def half_life_days(self, kind: str) -> FloatArray:
        """Return the half-life of every draw, on (rows,)."""
        low, high = self.method["draws.half_life_doublings"]
        nominal = self.method.number(f"exposure.half_life_days.{kind}")
        return nominal * np.exp2(self.choices.between(f"exposure.half-life:{kind}", low, high, 0.0))


def expose(
    question: Question,
    events: pd.DataFrame,
    releases: Mapping[str, ReleaseValue],
    method: Method,
    choices: Choices,
    names: Mapping[str, str],
) -> LineExposure:
    """Return what is recorded along the lines of a question.

    Parameters
    ----------
    events : DataFrame, EVENT_COLUMNS
    releases : mapping of key to ReleaseValue
    names : mapping of ISO3 to the name of a country
    """
    modes = {leg.mode for leg in question.legs}
    applying = [slug for slug, (_, mode) in CLASSES.items() if mode in modes]
    asked = Asked(question, method, choices, names)
    recorded = {
        kind: _recorded(kind, asked, events, releases)
        for kind in dict.fromkeys(CLASSES[slug][0] for slug in applying)
    }
    legs = {
        number: {slug: _along(number, slug, asked, recorded) for slug in applying if _on(leg, slug)}
        for number, leg in enumerate(question.legs)
    }
    classes = {slug: _together(slug, legs, asked, recorded) for slug in applying}
    conflict, on_land, at_sea = (
        classes[slug].severity if slug in classes else _missing() for slug in CLASSES
    )
    counting = _one_frame([each.events[(each.events["counts"] > 0).to_numpy()] for each in recorded.values()])
    return LineExposure(
        "; ".join(known.why for known in classes.values()),
        conflict,
        on_land,
        at_sea,
        classes=classes,
        legs=legs,
        events=counting,
        by_class={slug: _of_class(slug, counting, question) for slug in applying},
        unplaced=_one_frame([each.unplaced for each in recorded.values()]),
        coverings={kind: each.covering for kind, each in recorded.items()},
        left_out={leg: labels for each in recorded.values() for leg, labels in each.left_out.items()},
    )


def _of_class(slug: str, events: pd.DataFrame, question: Question) -> pd.DataFrame:
    if not len(events):
        return events
    kind, mode = CLASSES[slug]
    of_mode = np.array([leg.mode == mode for leg in question.legs])
    counting: pd.DataFrame = events[
        (events["kind"] == kind).to_numpy() & of_mode[events["leg"].to_numpy(dtype=int)]
    ]
    return counting


def _on(leg: LegValue, slug: str) -> bool:
    return leg.mode == CLASSES[slug][1]


def _recorded(
    kind: str, asked: Asked, events: pd.DataFrame, releases: Mapping[str, ReleaseValue]
) -> Recorded:
    months = int(asked.method.number("exposure.coverage_ended_months"))
    covering = covering_of(kind, releases, asked.question.as_of, months)
    counted = count_incidents(events, asked.question, covering, asked.method, asked.widest)
    known = _with_terms(counted.events, kind, asked)
    terms = {name: known[name].to_numpy(dtype=float) for name in TERMS}
    return Recorded(covering, known, counted.unplaced, terms, counted.left_out)


def _with_terms(events: pd.DataFrame, kind: str, asked: Asked) -> pd.DataFrame:
    """Return incidents with their ``weight`` and ``counts``, what each adds to the nominal E_c."""
    method, legs = asked.method, asked.question.legs
    weights = weight(deaths_of(events))
    widths = [method.number(f"exposure.bandwidth_km.{legs[number].mode}") for number in events["leg"]]
    near = kernel(events["km"].to_numpy(dtype=float), np.asarray(widths, dtype=float))
    half_life = method.number(f"exposure.half_life_days.{kind}")
    faded = np.exp2(-events["age_days"].to_numpy(dtype=float) / half_life)
    return events.assign(weight=weights, counts=weights * near * faded)


def _along(number: int, slug: str, asked: Asked, recorded: Mapping[str, Recorded]) -> Stretch:
    """Return one class along one leg."""
    kind, _ = CLASSES[slug]
    terms, leg = recorded[kind].terms, asked.question.legs[number]
    here = terms["leg"] == number
    own = {name: values[here] for name, values in terms.items()}
    counting = int((own["counts"] > 0).sum())
    length, covered = float(leg.length_km), recorded[kind].covering.covered_km(leg)
    known = _severe(Stretch(length, covered, counting, _exposed(own, slug, asked), np.empty(0)), asked)
    return replace(known, why=_words(slug, known, [leg], asked, recorded, brief=True))


def _exposed(terms: Mapping[str, FloatArray], slug: str, asked: Asked) -> FloatArray:
    """Return E_c on (rows,); nothing is drawn for nothing."""
    kind, mode = CLASSES[slug]
    if not len(terms["weight"]):
        return np.zeros(asked.choices.rows)
    weights, km, age_days = (terms[name] for name in ("weight", "km", "age_days"))
    return exposure(weights, km, age_days, asked.bandwidth_km(mode), asked.half_life_days(kind))


def _together(
    slug: str, legs: Mapping[int, Mapping[str, Stretch]], asked: Asked, recorded: Mapping[str, Recorded]
) -> Stretch:
    """Return a class along all its legs."""
    parts = [own[slug] for own in legs.values() if slug in own]
    whole = Stretch(
        sum(part.length_km for part in parts),
        sum(part.covered_km for part in parts),
        sum(part.incidents for part in parts),
        np.sum([part.exposed for part in parts], axis=0),
        np.empty(0),
    )
    known = _severe(whole, asked)
    of_mode = [leg for leg in asked.question.legs if _on(leg, slug)]
    return replace(known, why=_words(slug, known, of_mode, asked, recorded))


def _severe(known: Stretch, asked: Asked) -> Stretch:
    """Return a stretch with its severity, missing where too little is watched or nothing recorded."""
    method = asked.method
    part, whole = method["exposure.rated_from"]
    is_rated = known.incidents > 0 and known.covered + method["coverage.tolerance"] >= part / whole
    intensity = per_100km(known.exposed, known.covered_km, method.number("exposure.floor_km"))
    value = severity(intensity, method["exposure.severity"])
    return replace(known, severity=value if is_rated else np.full_like(value, np.nan))


def _words(
    slug: str,
    stretch: Stretch,
    legs: Sequence[LegValue],
    asked: Asked,
    recorded: Mapping[str, Recorded],
    *,
    brief: bool = False,
) -> str:
    kind, mode = CLASSES[slug]
    known = Known(kind, mode, stretch.incidents, stretch.covered, stretch.is_rated)
    return words_for(known, recorded[kind].covering, legs, asked.method, asked.names, brief=brief)


def _one_frame(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    held = [frame for frame in frames if len(frame)]
    return pd.concat(held, ignore_index=True) if held else pd.DataFrame([], columns=EVENT_COLUMNS)
