"""Recorded shares of the people of a corridor who name safety as their reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.evidence.ageing import age_in_years
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.slugs import SAFETY_SHARE
from assessments.scoring.evidence.values import Question


@dataclass(frozen=True)
class Survey:
    """The share that serves, with its evidence entry."""

    share: float
    evidence: str


def survey_of(
    question: Question, surveys: pd.DataFrame, most_years: float, ledger: EvidenceLedger
) -> Survey | None:
    """Return the latest share recorded about exactly this corridor and population.

    Parameters
    ----------
    surveys : DataFrame, SURVEY_COLUMNS
    most_years : years
        An older share does not serve; one this old still does.
    """
    rows = surveys[
        (surveys["corridor"] == question.corridor) & (surveys["population"] == question.population)
    ]
    dated = [(pd.Timestamp(row["reference_date"]).date(), row) for row in rows.to_dict("records")]
    counting = [(day, row) for day, row in dated if day <= question.as_of and pd.notna(row["share"])]
    serving = [entry for entry in counting if age_in_years(entry[0], question.as_of) <= most_years]
    if not serving:
        return None
    day, row = max(serving, key=lambda entry: (entry[0], str(entry[1]["basis"])))
    return _entered(question, day, row, ledger)


def _entered(question: Question, day: date, row: Mapping[Any, Any], ledger: EvidenceLedger) -> Survey:
    share = float(row["share"])
    figure = UsedFigure(
        indicator=SAFETY_SHARE,
        value=share,
        period=day.isoformat(),
        counts_from=day,
        release=str(row["release"]),
        figure=None if pd.isna(row["figure"]) else int(row["figure"]),
        scope="survey",
        origin=question.origin,
        destination=question.destination,
        year=day.year,
    )
    if row["to_be_checked"]:
        ledger.warn("the recorded share who name safety is to be checked against its publisher")
    return Survey(share, ledger.add(figure, "fear", note=str(row["basis"])))
