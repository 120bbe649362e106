"""Which choices the range of a value depends on most: standardised effects, from the draws.

An effect is the coefficient of a linear regression of the value on all choices drawn for it, both
with mean 0 and standard deviation 1: how many standard deviations the value moves with one of the
choice, the others held. Effects that chance alone could give are left out.

Source: standardised regression coefficients, Saltelli et al. (2008), Global Sensitivity Analysis:
The Primer, section 1.2.5.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray

MOST = 3  # effects told of one value
BEYOND_CHANCE = 3.0  # standard errors
DRAWS_A_CHOICE = 2  # fewer draws than this for each choice tell nothing apart
LEAST_SPREAD = 1e-12


@dataclass(frozen=True)
class Drawn:
    """One choice of the method, or what is not known about one figure, in every draw.

    Attributes
    ----------
    values : array (draws,)
    judgement : bool
        Whether it is a choice without an empirical source; else it is a figure's uncertainty.
    """

    name: str
    label: str
    judgement: bool
    values: FloatArray


def effects_on(outputs: Mapping[str, FloatArray], drawn: Sequence[Drawn]) -> list[dict[str, Any]]:
    """Return the strongest effects on each output, those of the first output first.

    Parameters
    ----------
    outputs : mapping of name to array (draws,)
        NaN in draws in which the value does not exist; an output that does not move has no effects.
    drawn : the choices that could move them
    """
    moving = {name: values for name, values in outputs.items() if _moves(values)}
    varied = [choice for choice in drawn if _moves(choice.values)]
    if not moving or not varied or len(varied[0].values) < DRAWS_A_CHOICE * len(varied) + 2:
        return []
    effects = standardised_effects(
        np.stack(list(moving.values())), np.stack([choice.values for choice in varied])
    )
    return [
        {"output": name, "choice": choice.name, "label": choice.label, "effect": effect,
         "judgement": choice.judgement}
        for name, row in zip(moving, effects, strict=True)
        for choice, effect in _strongest(row, varied)
    ]  # fmt: skip


def standardised_effects(outputs: FloatArray, choices: FloatArray) -> FloatArray:
    """Return standardised regression coefficients on (outputs, choices); 0 where chance could give them.

    Parameters
    ----------
    outputs : array (outputs, draws)
    choices : array (choices, draws)
    """
    x, y = _standardised(choices), _standardised(outputs)
    draws = x.shape[1]
    found = np.linalg.lstsq(x @ x.T / draws, x @ y.T / draws, rcond=LEAST_SPREAD)[0].T
    unexplained = ((y - found @ x) ** 2).sum(axis=1) / max(1, draws - len(x) - 1)
    error = np.sqrt(unexplained / draws)
    return np.where(np.abs(found) > BEYOND_CHANCE * error[:, None], found, 0.0)


def _strongest(effects: FloatArray, varied: Sequence[Drawn]) -> Iterator[tuple[Drawn, float]]:
    for at in np.argsort(-np.abs(effects), kind="stable")[:MOST]:
        if effects[at]:
            yield varied[at], float(effects[at])


def _moves(values: FloatArray) -> bool:
    known = values[~np.isnan(values)]
    return len(known) > 1 and float(np.ptp(known)) > LEAST_SPREAD


def _standardised(rows: FloatArray) -> FloatArray:
    """Return rows with mean 0 and standard deviation 1; a missing value stands at the mean."""
    known = np.where(np.isnan(rows), np.nanmean(rows, axis=1, keepdims=True), rows)
    centred = known - known.mean(axis=1, keepdims=True)
    return np.asarray(centred / centred.std(axis=1, keepdims=True))
