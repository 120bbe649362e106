"""A small world for the grid: countries whose severities a test chooses, no people to count.

``world({"AAA": {...}})`` gives the published figures of each country (4 everywhere unless said
otherwise), ``score(...)`` the payload. The numbers are round and are no finding.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import (
    COUNTRY_COLUMNS,
    PAIR_COLUMNS,
    PARTICIPATION_COLUMNS,
    SURVEY_COLUMNS,
    TOTAL_COLUMNS,
    CountryValue,
    Evidence,
    LegValue,
    PlaceValue,
    Question,
    ReleaseValue,
)
from assessments.scoring.methods.method import Method, load_method

AS_OF = date(2026, 6, 30)
METHOD_FILE = Path(__file__).resolve().parents[2] / "fixtures" / "methods" / "corridor-1.0.toml"
COMPONENTS = (
    "inform.earthquake", "inform.tsunami", "inform.river-flood", "inform.coastal-flood",
    "inform.tropical-cyclone", "inform.drought", "inform.epidemic", "inform.health-conditions",
    "inform.current-conflict", "inform.inequality", "inform.development-deprivation",
    "inform.food-security", "inform.lack-of-coping", "inform.projected-conflict",
)  # fmt: skip
GIDD = "Global Internal Displacement Database"
RELEASES = {
    "inform": ("INFORM (JRC)", "INFORM Risk", "2025", date(2025, 3, 31), "missing"),
    "wgi": ("World Bank", "Worldwide Governance Indicators", "1996-2022", date(2023, 9, 29), "missing"),
    "idmc": ("IDMC", f"{GIDD}: conflict", "2009-2024", date(2025, 5, 13), "zero"),
    "disasters": ("IDMC", f"{GIDD}: disasters", "2008-2024", date(2025, 5, 13), "zero"),
    "growth": ("World Bank", "WDI NY.GDP.MKTP.KD.ZG", "1960-2025", date(2026, 5, 1), "missing"),
    "treaties": ("UN Treaty Collection", "Status of nine treaties", "", date(2015, 3, 14), "not party"),
}
PREFIXES = {
    "inform.": "inform",
    "wgi.": "wgi",
    "idmc.conflict": "idmc",
    "idmc.disaster": "disasters",
    "wdi.": "growth",
}
Figures = Mapping[str, float | None]


def the_method(old: str = "", new: str = "") -> Method:
    """Return the published method, with one passage of its text replaced."""
    text = METHOD_FILE.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"the method has no passage {old!r}")
    return load_method(text.replace(old, new, 1) if old else text)


def everywhere(severity: float, **changes: float | None) -> dict[str, float | None]:
    """Return the figures of a country whose every cell but displacement has one severity.

    ``changes`` name an indicator with its dots and hyphens as underscores dropped:
    ``everywhere(4, **{"inform.epidemic": 9})``; ``None`` leaves the row out. A severity s stands
    for WGI voice 2.5 - s/2, a Gender Inequality Index of 0.075 s and growth of -s percent.
    """
    figures: dict[str, float | None] = dict.fromkeys(COMPONENTS, severity)
    figures |= {
        "wgi.voice": 2.5 - severity / 2,
        "inform.raw.gender-inequality": 0.075 * severity,
        "wdi.gdp-growth": -severity,
        "inform.population": 1_000_000.0,
    }
    return figures | changes


def rows_of(iso3: str, figures: Figures) -> list[tuple[Any, ...]]:
    """Return rows of the country frame; a growth figure stands for each of three years."""
    rows: list[tuple[Any, ...]] = []
    for indicator, value in figures.items():
        if value is not None:
            rows += [_row(indicator, iso3, year, value) for year in _years(indicator)]
    return rows


def world(countries: Mapping[str, Figures], rows: list[tuple[Any, ...]] | None = None) -> Evidence:
    """Return the evidence of some countries, with further rows of the country frame."""
    every = [row for iso3, figures in countries.items() for row in rows_of(iso3, figures)]
    return Evidence(
        figures=pd.DataFrame(every + (rows or []), columns=COUNTRY_COLUMNS),
        pairs=pd.DataFrame([], columns=PAIR_COLUMNS),
        totals=pd.DataFrame([], columns=TOTAL_COLUMNS),
        participations=pd.DataFrame([], columns=PARTICIPATION_COLUMNS),
        surveys=pd.DataFrame([], columns=SURVEY_COLUMNS),
        countries={iso3: CountryValue(iso3, iso3.title(), "", "") for iso3 in countries},
        releases={key: _release(key, *card) for key, card in RELEASES.items()},
    )


def displacement(iso3: str, year: int, people: float) -> tuple[Any, ...]:
    """Return one row of new displacements by conflict."""
    return _row("idmc.conflict.new", iso3, year, people)


def route(*stops: str) -> dict[str, Any]:
    """Return places and legs: ``route("AAA land", "BBB sea", "CCC")`` (a hyphen: ``land-curated``)."""
    parts = [stop.split() for stop in stops]
    places = tuple(PlaceValue(f"town {n}", part[0], 10.0 * n, 0.0) for n, part in enumerate(parts))
    legs = tuple(
        LegValue(way[1].split("-")[0], "curated" if "-" in way[1] else "stand-in", 100.0, {}, {})
        for way in parts[:-1]
    )
    return {"places": places, "legs": legs}


def crossing(leg: LegValue, **countries: float) -> LegValue:
    """Return a leg whose line crosses countries for some kilometres."""
    return replace(leg, countries=countries)


def score(
    evidence: Evidence,
    origin: str = "AAA",
    destination: str = "BBB",
    population: str = "residents",
    as_of: date = AS_OF,
    method: Method | None = None,
    draws: int | None = None,
    spread: bool = True,
    **asked: Any,
) -> dict[str, Any]:
    """Return the payload of a corridor of this world."""
    question = Question(origin, destination, population, as_of, **asked)
    return score_corridor(question, evidence, method or the_method(), draws=draws, spread=spread)


def _years(indicator: str) -> tuple[int, ...]:
    if indicator == "wdi.gdp-growth":
        return (2023, 2024, 2025)
    if indicator == "wgi.voice":
        return (2022,)
    return (2024,) if indicator in ("inform.population", "inform.raw.gender-inequality") else (2025,)


def _row(indicator: str, iso3: str, year: int, value: float) -> tuple[Any, ...]:
    key = next(key for prefix, key in PREFIXES.items() if indicator.startswith(prefix))
    flow = key in ("idmc", "disasters", "growth")
    day = date(year, 12, 31) if flow else RELEASES[key][3]
    return (indicator, iso3, str(year), year, day, value, "", key, None)


def _release(
    key: str, publisher: str, dataset: str, period: str, released: date, absent: str
) -> ReleaseValue:
    return ReleaseValue(key, publisher, dataset, "1", period, released, "0" * 64, "CC BY 4.0", "", absent)
