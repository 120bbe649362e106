"""The tables of a result, row by row: the one door for page and PDF, so that they cannot disagree.

Every function takes the document of a snapshot (the JSON of an assessment) and returns frozen rows
of ``rows``, texts ready to show, in the order shown:

====================  ==========================================================================
share_rows            the four shares, E, RS, D, RW
fear_row              the share that moved in fear for their safety
people_rows           people counts as published; never by quadrant
working_rows          how fear and match were reached
place_rows            risk at origin, route, destination (``Value``: number, text, band, words)
leg_rows              the legs in the order of travel
left_out_rows         legs near which more recorded deaths are left out than count
recorded_death_rows   deaths en route, by land and sea
threat_grid           systems, each with its threats; cells in the order of ``PLACES``
freedom_rows          the three freedoms; cells in the order of ``PLACES``
foresight_rows        what may come, beside the grid; cells in the order of ``PLACES``
uncovered_rows        threats without a figure, by name
compound_rows         which cells are high or worse, by place
figure_lines          the published numbers under one cell
legal_cover           instruments by country
evidence_rows         every figure used
release_rows          every release used
assumption_rows       every judgement constant used
driver_groups         what the risk of each place is made of, the greatest part first
choice_groups         the choices each range depends on most
lever_rows            what could change the shares, and who holds it
coverage_rows         how many threats rest on a figure, by place
====================  ==========================================================================

Pure: no Django, no files, no clock.
"""

from assessments.reports.tables.annex_tables import assumption_rows, evidence_rows, release_rows
from assessments.reports.tables.coverage_tables import coverage_rows
from assessments.reports.tables.driver_tables import choice_groups, driver_groups, lever_rows
from assessments.reports.tables.legal_tables import NOT_COVERED, PARTY_IS_NOT_PROTECTED, legal_cover
from assessments.reports.tables.matrix_tables import (
    QUADRANT_ASKS,
    QUADRANT_NAMES,
    fear_row,
    people_rows,
    share_rows,
    working_rows,
)
from assessments.reports.tables.place_tables import left_out_rows, leg_rows, place_rows, recorded_death_rows
from assessments.reports.tables.threat_tables import (
    compound_rows,
    figure_lines,
    foresight_rows,
    freedom_rows,
    threat_grid,
    uncovered_rows,
)
from assessments.reports.words.naming import PLACES, ends_of, is_at_least, name_of, place_title

__all__ = [
    "NOT_COVERED",
    "PARTY_IS_NOT_PROTECTED",
    "PLACES",
    "QUADRANT_ASKS",
    "QUADRANT_NAMES",
    "assumption_rows",
    "choice_groups",
    "compound_rows",
    "coverage_rows",
    "driver_groups",
    "ends_of",
    "evidence_rows",
    "fear_row",
    "figure_lines",
    "foresight_rows",
    "freedom_rows",
    "is_at_least",
    "left_out_rows",
    "leg_rows",
    "legal_cover",
    "lever_rows",
    "name_of",
    "people_rows",
    "place_rows",
    "place_title",
    "recorded_death_rows",
    "release_rows",
    "share_rows",
    "threat_grid",
    "uncovered_rows",
    "working_rows",
]
