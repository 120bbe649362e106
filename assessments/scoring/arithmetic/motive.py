"""Motive: from opportunity to fear for safety (method 1.0 section 1.1). Arithmetic only.

Every function takes floats or arrays whose leading axis is the draw; a missing figure is NaN and
stays NaN. What the numbers are and where they come from is told in ``people.py``, ``decisions.py``
and ``displacement.py``.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Number = float | npt.NDArray[np.float64]


@dataclass(frozen=True)
class MotiveInputs:
    """What the motive of the people of one corridor is computed from.

    Attributes
    ----------
    stock : persons
        Residents of the origin in the destination, at the stock's own date.
    protection_then : persons
        Refugees, asylum-seekers and others needing protection at the stock's date.
    refugees, asylum_seekers, others : persons
        The same three groups at the latest year-end.
    recognition : 0..1
        Recognition of people of this origin elsewhere.
    abroad, idps, population : persons
        People of the origin under protection anywhere, displaced inside it, living in it.
    survey_share : 0..1
        Recorded share who name safety as their reason; NaN where nobody recorded it.
    """

    stock: Number
    protection_then: Number
    refugees: Number
    asylum_seekers: Number
    others: Number
    recognition: Number
    abroad: Number
    idps: Number
    population: Number
    survey_share: Number = float("nan")


@dataclass(frozen=True)
class Motive:
    """The two readings of fear and the steps towards them."""

    unprotected: Number
    people: Number
    delta: Number
    hardship: Number
    by_status: Number
    by_reason: Number


def read_motive(inputs: MotiveInputs, k: Number) -> Motive:
    """Return both readings of fear among the residents.

    Parameters
    ----------
    k : float or array
        Steepness of hardship (judgement).
    """
    unprotected = people_without_protection(inputs.stock, inputs.protection_then)
    protected = inputs.refugees + inputs.asylum_seekers + inputs.others
    people = unprotected + protected
    delta = displaced_share(inputs.abroad, inputs.idps, inputs.population)
    hardship = hardship_of(delta, k)
    reason = np.where(np.isnan(inputs.survey_share), hardship, inputs.survey_share)
    expected = fear_by_reason(
        inputs.refugees, inputs.asylum_seekers, inputs.others, unprotected, inputs.recognition, reason
    )
    return Motive(unprotected, people, delta, hardship, share_of(protected, people), expected)


def people_without_protection(stock: Number, protection_then: Number) -> Number:
    """Return U, the residents who are neither refugees nor asylum-seekers; never below 0.

    Examples
    --------
    >>> float(people_without_protection(1000.0, 300.0)), float(people_without_protection(100.0, 300.0))
    (700.0, 0.0)
    """
    return np.maximum(0.0, np.subtract(stock, protection_then))


def displaced_share(abroad: Number, idps: Number, population: Number) -> Number:
    """Return delta: of everyone from the origin, the share displaced inside or under protection abroad.

    ``(abroad + idps) / (population + abroad)``, NaN where nobody is counted.
    """
    return share_of(np.add(abroad, idps), np.add(population, abroad))


def hardship_of(delta: Number, k: Number) -> Number:
    """Return h, the chance that somebody who left names safety: ``1 - exp(-k * delta)``.

    0 where nobody is displaced, rising towards 1; ``k`` is a judgement.
    """
    return -np.expm1(-np.multiply(k, delta))


def fear_by_reason(
    refugees: Number,
    asylum_seekers: Number,
    others: Number,
    unprotected: Number,
    recognition: Number,
    hardship: Number,
) -> Number:
    """Return the share who left for safety: ``(R + g A + h (O + U)) / N``, NaN where N is 0."""
    people = np.add(refugees, asylum_seekers) + others + unprotected
    unsettled = np.add(others, unprotected)
    weighted = np.where(unsettled > 0, np.multiply(hardship, unsettled), 0.0 * np.asarray(unsettled))
    return share_of(np.add(refugees, np.multiply(recognition, asylum_seekers)) + weighted, people)


def is_contested(by_status: float, by_reason: float, above: float) -> bool:
    """Return whether the two readings differ by more than ``above``; never where one is missing."""
    return abs(by_status - by_reason) > above


def share_of(part: Number, whole: Number) -> Number:
    """Return ``part / whole``, NaN where the whole is 0 or missing."""
    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    shares = np.full(part.shape, np.nan)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares if shares.ndim else float(shares)
