"""A few rows typed in every layout the readers know, in which every column matters."""

from tests.sources.samples import disasters, incidents, others, unhcr, workbook_of_inform, world_bank
from tests.sources.samples.making import YEAR, Sample, cut

__all__ = ["SAMPLES", "YEAR", "Sample", "cut"]

SAMPLES = [
    *unhcr.SAMPLES,
    *incidents.SAMPLES,
    *disasters.SAMPLES,
    *world_bank.SAMPLES,
    *workbook_of_inform.SAMPLES,
    *others.SAMPLES,
]
