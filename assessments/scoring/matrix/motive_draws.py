"""What is drawn of the motive: the stock, recognition elsewhere, hardship and the contested reading.

Everything here returns arrays on (rows,), the nominal value first; see ``choices.py`` and ``noise.py``.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.motive import Motive, MotiveInputs
from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.choices import Choices
from assessments.scoring.drawing.noise import drawn_count, drawn_share
from assessments.scoring.evidence.decisions import Recognition
from assessments.scoring.evidence.ledger import UsedFigure
from assessments.scoring.evidence.values import Question
from assessments.scoring.matrix.people import MODELLED

UNDESA = "undesa.stock"
COUNTED = ("B", "C")
WITH_REFUGEES = "R"


def drawn_inputs(
    inputs: MotiveInputs,
    question: Question,
    stock: UsedFigure | None,
    recognition: Recognition | None,
    choices: Choices,
) -> MotiveInputs:
    """Return the inputs of the motive with the stock and recognition elsewhere in every draw.

    Recognition is a figure about the origin: all its corridors share the draws.
    """
    found = inputs
    if stock is not None and stock.value is not None:
        deviation = stock_deviation(stock, choices.method["draws.stock_sd"])
        stocks = drawn_count(stock.value, deviation, question.corridor, stock.indicator, choices)
        found = replace(found, stock=stocks)
    if recognition is not None:
        found = replace(found, recognition=drawn_recognition(recognition, question.origin, choices))
    return found


def stock_deviation(stock: UsedFigure, deviations: Mapping[str, Any]) -> float:
    """Return the standard deviation of ln(stock) by UN DESA's type; what UN DESA does not say is imputed."""
    marks = stock.qualifier.split()
    if stock.indicator != UNDESA:
        kind = "override"
    elif MODELLED in marks or not any(mark in marks for mark in COUNTED):
        kind = "imputed"
    else:
        kind = "with_refugees" if WITH_REFUGEES in marks else "birth_or_citizenship"
    return float(deviations[kind])


def drawn_hardship(choices: Choices) -> FloatArray:
    """Return the steepness of hardship."""
    k = choices.method["matrix.hardship.k"]
    return choices.between("fear.hardship-k", k["low"], k["high"], k["nominal"])


def drawn_fear(motive: Motive, contested: bool, choices: Choices) -> FloatArray:
    """Return fear by reason; where the readings are contested the draws run evenly to the other one."""
    reason = np.broadcast_to(np.asarray(motive.by_reason, float), (choices.rows,))
    if not contested or not choices.method["draws.reading_even"]:
        return reason
    towards = choices.between("fear.reading", 0.0, 1.0, 0.0)
    return np.asarray(reason + towards * np.subtract(motive.by_status, reason))


def at_nominal(motive: Motive) -> Motive:
    """Return the first row of everything a motive holds, as plain floats."""
    return Motive(**{each.name: float(np.ravel(getattr(motive, each.name))[0]) for each in fields(motive)})


def drawn_recognition(found: Recognition, origin: str, choices: Choices) -> FloatArray:
    """Return recognition elsewhere on (rows,): Beta around the decisions, the nominal value first."""
    rules = choices.method["matrix.recognition"]
    positive = found.positive + rules["prior_positive"]
    negative = found.decided + rules["prior_decided"] - positive
    return drawn_share(positive, negative, found.value, origin, "recognition", choices)
