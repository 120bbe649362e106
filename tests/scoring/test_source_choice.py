"""Which source serves where several give the same number, and what is said about it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.source_choice import Override, SourceChoices
from assessments.scoring.evidence.values import COUNTRY_COLUMNS, PAIR_COLUMNS, Evidence, ReleaseValue

AS_OF = date(2026, 6, 30)
GROWTH = "wdi.gdp-growth"


def release(key: str, publisher: str, released: date) -> ReleaseValue:
    return ReleaseValue(key, publisher, "GDP", key, "2024", released, "0" * 64, "CC BY 4.0", "", "missing")


def row(key: str, value: float, country: str = "JPN", indicator: str = GROWTH) -> tuple[Any, ...]:
    return (indicator, country, "2024", 2024, date(2024, 12, 31), value, "", key, 1)


BANK = release("bank", "World Bank", date(2025, 1, 1))
FUND = release("fund", "IMF", date(2026, 1, 1))


def serving(choices: SourceChoices, *rows: tuple[Any, ...], country: str = "JPN") -> tuple[str | None, str]:
    """The release that serves a country's growth, and what is said about the choice."""
    evidence = Evidence(
        figures=pd.DataFrame(list(rows), columns=COUNTRY_COLUMNS),
        pairs=pd.DataFrame([], columns=PAIR_COLUMNS), totals=pd.DataFrame(), participations=pd.DataFrame(),
        surveys=pd.DataFrame(), countries={}, releases={"bank": BANK, "fund": FUND}, choices=choices,
    )  # fmt: skip
    figure = FiguresAsOf(evidence, AS_OF, {}).latest(GROWTH, country)
    return (None, "") if figure is None else (figure.release, figure.chosen)


BOTH = (row("bank", 1.0), row("fund", 2.0))
BANK_FIRST = SourceChoices(ranks={(GROWTH, "World Bank", "GDP"): 1, (GROWTH, "IMF", "GDP"): 2})
CURATED = Override("World Bank", "GDP", "the fund rounds")


def test_without_an_order_the_newer_edition_serves_and_says_so() -> None:
    assert serving(SourceChoices(), *BOTH) == ("fund", "Chosen over World Bank, GDP, bank: it is newer.")


def test_the_order_of_sources_goes_before_the_newer_edition() -> None:
    said = "Chosen over IMF, GDP, fund: it goes first in the order of sources."
    assert serving(BANK_FIRST, *BOTH) == ("bank", said)


def test_a_curators_choice_for_a_country_goes_before_all_and_holds_there_only() -> None:
    choices = SourceChoices(overrides={(GROWTH, "JPN"): CURATED})
    rows = (*BOTH, row("bank", 3.0, "THA"), row("fund", 4.0, "THA"))
    assert serving(choices, *rows) == (
        "bank", "Chosen over IMF, GDP, fund: a curator chose it (the fund rounds).",
    )  # fmt: skip
    assert serving(choices, *rows, country="THA")[0] == "fund"


def test_a_curators_choice_for_all_holds_for_every_country() -> None:
    choices = SourceChoices(overrides={(GROWTH, ""): CURATED})
    rows = (*BOTH, row("bank", 3.0, "THA"), row("fund", 4.0, "THA"))
    assert {serving(choices, *rows, country=iso3)[0] for iso3 in ("JPN", "THA")} == {"bank"}


def test_a_choice_of_a_source_that_is_silent_changes_nothing() -> None:
    choices = SourceChoices(overrides={(GROWTH, "JPN"): CURATED})
    assert serving(choices, row("fund", 2.0), row("bank", 3.0, "THA"))[0] == "fund"


def test_of_two_of_the_same_day_the_finer_one_serves() -> None:
    rows = (*BOTH, row("bank", 3.0, "THA"))
    same_day = replace(FUND, released=BANK.released)
    evidence = Evidence(
        figures=pd.DataFrame(list(rows), columns=COUNTRY_COLUMNS),
        pairs=pd.DataFrame([], columns=PAIR_COLUMNS), totals=pd.DataFrame(), participations=pd.DataFrame(),
        surveys=pd.DataFrame(), countries={}, releases={"bank": BANK, "fund": same_day},
    )  # fmt: skip
    figure = FiguresAsOf(evidence, AS_OF, {}).latest(GROWTH, "JPN")
    assert figure is not None
    assert (figure.release, figure.chosen) == ("bank", "Chosen over IMF, GDP, fund: it is finer.")


def test_one_source_alone_says_nothing_of_a_choice() -> None:
    assert serving(BANK_FIRST, row("fund", 2.0)) == ("fund", "")
