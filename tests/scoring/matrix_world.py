"""A small world worked by hand: people from Myanmar in Japan, asked about on 30 June 2026.

The numbers are round and are no finding. ``world()`` gives the rows, ``ask()`` puts the question;
a test changes the one row its rule is about.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import (
    COUNTRY_COLUMNS,
    PAIR_COLUMNS,
    PARTICIPATION_COLUMNS,
    SURVEY_COLUMNS,
    TOTAL_COLUMNS,
    CountryValue,
    Evidence,
    Question,
    ReleaseValue,
)
from assessments.scoring.matrix.matrix_payload import matrix_payload
from assessments.scoring.matrix.quadrants import read_matrix
from assessments.scoring.methods.method import Method, load_method

AS_OF = date(2026, 6, 30)
QUESTION = Question("MMR", "JPN", "residents", AS_OF)
METHOD_FILE = Path(__file__).resolve().parents[2] / "fixtures" / "methods" / "corridor-1.0.toml"

RELEASES = {
    "unhcr": ("UNHCR", "Refugee population statistics: population", "1951-2025", date(2026, 6, 1)),
    "decisions": ("UNHCR", "Refugee population statistics: asylum decisions", "2000-2025", date(2026, 6, 1)),
    "demographics": ("UNHCR", "Refugee population statistics: demographics", "2025", date(2026, 6, 1)),
    "undesa": (
        "UN DESA",
        "International Migrant Stock by destination and origin",
        "1990-2024",
        date(2025, 1, 1),
    ),
    "idmc": ("IDMC", "Global Internal Displacement Database: conflict", "2009-2024", date(2025, 5, 13)),
    "inform": ("INFORM (JRC)", "INFORM Risk", "2025", date(2025, 3, 31)),
    "wpp": ("UN DESA", "World Population Prospects (medium variant)", "2020-2035", date(2019, 6, 17)),
    "ilo": (
        "ILO (modelled) via Gapminder",
        "Self-employed share of employment",
        "2000-2023",
        date(2026, 3, 1),
    ),
    "gapminder": ("World Bank via Gapminder", "GDP per head PPP", "2000-2024", date(2026, 3, 1)),
    "wdi": ("World Bank", "WDI NY.GDP.PCAP.PP.CD", "1990-2023", date(2024, 12, 1)),
    "treaties": ("UN Treaty Collection", "Status of nine treaties", "14 March 2015", date(2015, 3, 14)),
    "surveys": ("IOM", "Reasons for movement, as reported in the press", "", None),
}
PREFIXES = {"unhcr.decisions": "decisions", "unhcr.demographics": "demographics", "national": "undesa"}


@dataclass(frozen=True)
class World:
    """Rows by what they are about; ``country`` (indicator, ISO3, year) and ``pair``
    (indicator, origin, destination, year) to value, ``total`` (indicator, destination, year, known)."""

    country: dict[tuple[str, str, int], float | None]
    pair: dict[tuple[str, str, str, int], float | None]
    total: dict[tuple[str, str, int, bool], float]
    participations: list[dict[str, Any]] = field(default_factory=list)
    surveys: list[dict[str, Any]] = field(default_factory=list)
    qualifiers: dict[tuple[str, str, str, int], str] = field(default_factory=dict)

    def with_country(self, changes: dict[tuple[str, str, int], float | None]) -> "World":
        return replace(self, country=self.country | changes)

    def with_pairs(self, changes: dict[tuple[str, str, str, int], float | None]) -> "World":
        return replace(self, pair=self.pair | changes)

    def with_totals(self, changes: dict[tuple[str, str, int, bool], float]) -> "World":
        return replace(self, total=self.total | changes)

    def without(self, *starts: str) -> "World":
        """Leave out every row whose indicator starts with one of these."""
        country = {key: value for key, value in self.country.items() if not key[0].startswith(starts)}
        pair = {key: value for key, value in self.pair.items() if not key[0].startswith(starts)}
        total = {key: value for key, value in self.total.items() if not key[0].startswith(starts)}
        return replace(self, country=country, pair=pair, total=total)


def world() -> World:
    """Return the rows of the example; the working stands in test_matrix_example.py."""
    return World(_country_rows(), _pair_rows(), _total_rows(), [_consent("JPN")])


def _country_rows() -> dict[tuple[str, str, int], float | None]:
    return {
        ("idmc.conflict.new", "MMR", 2010): 9_000_000.0,
        ("idmc.conflict.new", "MMR", 2021): 400_000.0,
        ("idmc.conflict.new", "MMR", 2022): 1_000_000.0,
        ("idmc.conflict.new", "MMR", 2024): 1_300_000.0,
        ("idmc.conflict.stock", "MMR", 2024): 3_500_000.0,
        ("inform.population", "MMR", 2024): 53_900_000.0,
        ("wpp.aged-20-64", "JPN", 2025): 70_000_000.0,
        ("wpp.aged-20-64", "JPN", 2035): 70_000_000.0 * 0.995**10,
        ("wpp.aged-20-39", "MMR", 2025): 16_000_000.0,
        ("wpp.aged-20-39", "MMR", 2030): 17_000_000.0,
        ("wpp.aged-20-64", "MMR", 2025): 32_000_000.0,
        ("wpp.aged-20-64", "MMR", 2030): 34_000_000.0,
        ("ilo.self-employed", "JPN", 2023): 10.0,
        ("gapminder.gdp-per-head-ppp", "MMR", 2024): 5_000.0,
        ("gapminder.gdp-per-head-ppp", "JPN", 2024): 46_000.0,
    }


def _pair_rows() -> dict[tuple[str, str, str, int], float | None]:
    here = {
        ("unhcr.refugees", 2023): 1_000.0, ("unhcr.refugees", 2024): 1_200.0,
        ("unhcr.refugees", 2025): 1_500.0,
        ("unhcr.asylum-seekers", 2023): 3_000.0, ("unhcr.asylum-seekers", 2024): 3_600.0,
        ("unhcr.asylum-seekers", 2025): 4_000.0, ("undesa.stock", 2024): 50_000.0,
        ("unhcr.decisions.rejected", 2022): 100.0, ("unhcr.decisions.rejected", 2023): 100.0,
        ("unhcr.decisions.rejected", 2024): 300.0, ("unhcr.decisions.rejected", 2025): 100.0,
        ("unhcr.decisions.positive", 2025): 500.0,
    }  # fmt: skip
    elsewhere = {
        ("unhcr.refugees", "MMR", "USA", 2025): 10_000.0,
        ("unhcr.asylum-seekers", "MMR", "USA", 2025): 500.0,
        ("unhcr.refugees", "MMR", "MYS", 2025): 82_000.0,
        ("unhcr.decisions.positive", "MMR", "USA", 2024): 200.0,
        ("unhcr.decisions.positive", "MMR", "USA", 2025): 100.0,
        ("unhcr.decisions.rejected", "MMR", "USA", 2024): 60.0,
        ("unhcr.decisions.rejected", "MMR", "USA", 2025): 40.0,
        ("unhcr.decisions.positive", "MMR", "MYS", 2025): 1_000.0,
    }
    unknown = {("unhcr.asylum-seekers", "UNK", "JPN", year): count
               for year, count in ((2023, 10_000.0), (2024, 16_000.0), (2025, 20_000.0))}  # fmt: skip
    return {(slug, "MMR", "JPN", year): value for (slug, year), value in here.items()} | elsewhere | unknown


def _total_rows() -> dict[tuple[str, str, int, bool], float]:
    refused = {2022: 1_000.0, 2023: 1_000.0, 2024: 3_000.0, 2025: 1_000.0}
    japan = {("unhcr.decisions.rejected", "JPN", year, known): value
             for year, value in refused.items() for known in (True, False)}  # fmt: skip
    return japan | {
        ("unhcr.decisions.rejected", "USA", 2025, False): 5_000.0,
        ("unhcr.decisions.positive", "USA", 2025, False): 9_000.0,
        ("unhcr.decisions.rejected", "MYS", 2025, False): 10.0,
        ("unhcr.decisions.positive", "MYS", 2025, False): 990.0,
    }


def _consent(iso3: str) -> dict[str, Any]:
    return {
        "instrument": "Refugee Protocol 1967", "country": iso3, "status": "accession",
        "since": date(1982, 1, 1), "known_to": date(2015, 3, 14), "to_be_checked": False, "note": "",
        "release": "treaties", "figure": None,
    }  # fmt: skip


def recorded_survey(share: float, **changes: Any) -> dict[str, Any]:
    """Return a survey row about the people of the example."""
    row = {
        "corridor": "MMR-JPN", "population": "residents", "share": share, "reference_date": date(2024, 3, 31),
        "basis": "a survey made up for tests", "to_be_checked": False, "release": "surveys", "figure": 7,
    }  # fmt: skip
    return row | changes


def evidence_of(rows: World) -> Evidence:
    """Return the rows as the engine takes them, in the order given."""
    return Evidence(
        figures=pd.DataFrame([_country_row(*item) for item in rows.country.items()], columns=COUNTRY_COLUMNS),
        pairs=pd.DataFrame(
            [_pair_row(key, value, rows.qualifiers) for key, value in rows.pair.items()], columns=PAIR_COLUMNS
        ),
        totals=pd.DataFrame(
            [(*key[:3], value, key[3], "decisions") for key, value in rows.total.items()],
            columns=TOTAL_COLUMNS,
        ),
        participations=pd.DataFrame(rows.participations, columns=PARTICIPATION_COLUMNS),
        surveys=pd.DataFrame(rows.surveys, columns=SURVEY_COLUMNS),
        countries={
            "MMR": CountryValue("MMR", "Myanmar", "", ""),
            "JPN": CountryValue("JPN", "Japan", "", ""),
        },
        releases={key: _release(key, *card) for key, card in RELEASES.items()},
    )


def ask(
    rows: World, question: Question = QUESTION, method: Method | None = None, draws: int = 0
) -> dict[str, Any]:
    """Return the matrix of a question; nominal values only unless draws are asked for."""
    return ask_with_ledger(rows, question, method, draws)[0]


def ask_with_ledger(
    rows: World, question: Question = QUESTION, method: Method | None = None, draws: int = 0
) -> tuple[dict[str, Any], EvidenceLedger]:
    """Return the matrix and the ledger it filled."""
    return ask_of_evidence(evidence_of(rows), question, method or the_method(), draws)


def ask_of_evidence(
    evidence: Evidence, question: Question, method: Method, draws: int = 0
) -> tuple[dict[str, Any], EvidenceLedger]:
    """Return the matrix as the engine writes it, and the ledger it filled."""
    ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
    figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
    matrix = read_matrix(question, evidence, figures, choices_of(method, draws), ledger)
    return matrix_payload(matrix, figures, method, ledger), ledger


def the_method(old: str = "", new: str = "") -> Method:
    """Return the published method, with one passage of its text replaced."""
    text = METHOD_FILE.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"the method has no passage {old!r}")
    return load_method(text.replace(old, new) if old else text)


def _release(key: str, publisher: str, dataset: str, period: str, released: date | None) -> ReleaseValue:
    absent = "zero" if key == "idmc" else "missing"
    return ReleaseValue(key, publisher, dataset, "1", period, released, "0" * 64, "CC BY 4.0", "", absent)


def _release_of(indicator: str) -> str:
    head = ".".join(indicator.split(".")[:2])
    return PREFIXES.get(head) or PREFIXES.get(head.split(".")[0]) or head.split(".")[0]


def _counts_from(indicator: str, year: int) -> date:
    release = _release_of(indicator)
    if release == "undesa":
        return date(year, 7, 1)
    if release in ("inform", "wpp", "ilo", "gapminder", "wdi"):
        return RELEASES[release][3] or date.min
    return date(year, 12, 31)


def _country_row(key: tuple[str, str, int], value: float | None) -> tuple[Any, ...]:
    indicator, iso3, year = key
    release = _release_of(indicator)
    return (indicator, iso3, str(year), year, _counts_from(indicator, year), value, "", release, None)


def _pair_row(
    key: tuple[str, str, str, int], value: float | None, qualifiers: dict[tuple[str, str, str, int], str]
) -> tuple[Any, ...]:
    indicator, origin, destination, year = key
    release, day = _release_of(indicator), _counts_from(indicator, year)
    qualifier = qualifiers.get(key, "C" if indicator == "undesa.stock" else "")
    return (indicator, origin, destination, str(year), year, day, value, qualifier, release, 1)
