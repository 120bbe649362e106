"""The people of one origin: what of their motive does not depend on where they live."""

from math import isnan, nan

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.evidence.decisions import Decisions, Recognition
from assessments.scoring.evidence.displacement import idps_of, population_of
from assessments.scoring.evidence.reliability import Element
from assessments.scoring.matrix.motive_draws import drawn_recognition
from assessments.scoring.matrix.people import ProtectionFigures
from assessments.scoring.screening.resting import NOTHING, resting_on
from assessments.scoring.screening.world import ScreenedWorld


class OriginSide:
    """UNHCR's and IDMC's figures about the people of one origin, gathered once.

    Attributes
    ----------
    origin : str
    unrwa : bool
        Its refugees are absent from pair data.
    abroad, idps, population : persons
        NaN where not published.
    protection, recognition, hardship : Element
        What these inputs rest on; ``protection`` where no figure about a pair is published.
    """

    def __init__(self, origin: str, world: ScreenedWorld) -> None:
        method = world.method
        evidence, ledger = world.from_origin(origin), world.ledger()
        self.origin, self.world, self.figures = origin, world, world.counting(evidence)
        self.unrwa = origin in method["matrix.people.unrwa_origins"]
        self.decisions = Decisions(
            origin, evidence.pairs["destination"].unique(), self.figures, evidence.totals
        )
        years = int(method.number("matrix.sharing.years"))
        self.counts = ProtectionFigures(self.figures, self.decisions, years)
        self.year = self.counts.latest
        window = int(method.number("matrix.displacement.new_years"))
        self.idps, inside = idps_of(origin, self.figures, evidence.figures, window, self.year, ledger)
        self.population, people = population_of(origin, self.figures, ledger)
        self.abroad = nan if self.year is None else self.counts.abroad(self.year).together
        known = self.year is not None and not isnan(self.idps) and not isnan(self.population)
        self.hardship = resting_on((*inside, *people), ledger) if known else NOTHING
        self.protection = NOTHING
        if self.year is not None:
            self.protection = resting_on(self.counts.enter_abroad(self.year, ledger), ledger)
        self._drawn: dict[tuple[float, float], FloatArray] = {}
        self._everywhere = self.decisions.recognition("", method["matrix.recognition"])
        entered: tuple[str, ...] = ()
        if self._everywhere is not None:
            entered = self.decisions.enter_recognition(self._everywhere, ledger)
        self.recognition: Element = resting_on(entered, ledger)

    def recognition_outside(self, destination: str) -> Recognition | None:
        """Return recognition everywhere but in one destination; the same for all that decided nothing."""
        everywhere = self._everywhere
        if everywhere is None or destination not in (*everywhere.destinations, *everywhere.left_out):
            return everywhere
        return self.decisions.recognition(destination, self.world.method["matrix.recognition"])

    def drawn(self, found: Recognition) -> FloatArray:
        """Return recognition on (rows,), drawn once for the same numbers of decisions."""
        numbers = (found.positive, found.decided)
        if numbers not in self._drawn:
            self._drawn[numbers] = drawn_recognition(found, self.origin, self.world.choices)
        return self._drawn[numbers]
