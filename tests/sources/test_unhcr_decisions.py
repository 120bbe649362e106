"""UNHCR asylum decisions: every level and unit kept apart, and ``NA`` is a level."""

import csv
from pathlib import Path

from corridors.sources.reading import PairReading, collect
from corridors.sources.unhcr import read_decisions

HEADER = (
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,dec_level,dec_pc,"
    "dec_recognized,dec_other,dec_rejected,dec_closed,dec_total\n"
)


def rows(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode()


def test_a_decision_carries_procedure_level_and_unit() -> None:
    tally = collect(read_decisions(rows("2023,Myanmar,MYA,MMR,Japan,JPN,JPN,G,FA,P,27,920,0,0,947")))
    assert tally.readings == (
        PairReading("unhcr.decisions.recognized", "MMR", "JPN", "2023", 27.0, "G FA P"),
        PairReading("unhcr.decisions.other", "MMR", "JPN", "2023", 920.0, "G FA P"),
        PairReading("unhcr.decisions.rejected", "MMR", "JPN", "2023", 0.0, "G FA P"),
        PairReading("unhcr.decisions.closed", "MMR", "JPN", "2023", 0.0, "G FA P"),
    )


def test_na_is_the_level_of_new_applications_and_not_a_gap() -> None:
    tally = collect(read_decisions(rows("2010,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,NA,P,5,0,5,0,10")))
    assert {reading.qualifier for reading in tally.readings if isinstance(reading, PairReading)} == {"G NA P"}


def test_persons_and_cases_stay_two_figures() -> None:
    tally = collect(
        read_decisions(
            rows(
                "2005,Iraq,IRQ,IRQ,Austria,AUS,AUT,G,FI,P,30,0,10,0,40",
                "2005,Iraq,IRQ,IRQ,Austria,AUS,AUT,G,FI,C,20,0,8,0,28",
            )
        )
    )
    recognized = {
        reading.qualifier: reading.value
        for reading in tally.readings
        if reading.indicator == "unhcr.decisions.recognized" and isinstance(reading, PairReading)
    }
    assert recognized == {"G FI P": 30.0, "G FI C": 20.0}


def test_a_row_without_a_level_is_refused() -> None:
    tally = collect(read_decisions(rows("2010,Iraq,IRQ,IRQ,Germany,GFR,DEU,G,,P,5,0,5,0,10")))
    assert tally.refused[0].reason == "'' is not a code of procedure, level, unit or population."


def test_every_row_of_the_whole_file_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "unhcr" / "asylum_decisions.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        published = list(csv.DictReader(lines))
    tally = collect(read_decisions(path))
    assert tally.read + len(tally.refused) == len(published)
    keys = [
        (reading.indicator, reading.origin, reading.destination, reading.period, reading.qualifier)
        for reading in tally.readings
        if isinstance(reading, PairReading)
    ]
    assert len(keys) == len(set(keys)) == 4 * tally.read
