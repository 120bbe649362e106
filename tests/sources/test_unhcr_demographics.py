"""UNHCR demographics: the rows of an origin's locations add up to one figure a pair."""

import csv
from pathlib import Path

from corridors.sources.reading import AcceptedRow, PairReading, collect
from corridors.sources.unhcr import read_demographics

HEADER = (
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,pop_type,location,loc_type,acc_type,"
    "f_0_4,f_5_11,f_12_17,f_18_59,f_60,f_other,f_total,m_0_4,m_5_11,m_12_17,m_18_59,m_60,m_other,m_total,total\n"
)
KACHIN_IN_YUNNAN = "2025,Myanmar,MYA,MMR,China,CHI,CHN,REF,Yunnan,R,I,1,2,3,10,1,0,17,2,2,2,8,0,0,14,31"
KACHIN_ELSEWHERE = "2025,Myanmar,MYA,MMR,China,CHI,CHN,REF,Dispersed,V,I,0,0,0,0,0,0,0,0,0,0,0,0,0,0,9"
ASYLUM_SEEKERS = "2025,Myanmar,MYA,MMR,China,CHI,CHN,ASY,Yunnan,R,I,0,0,0,5,0,0,5,0,0,0,0,0,0,0,5"


def rows(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode()


def test_places_add_up_and_people_without_ages_count_in_the_total_alone() -> None:
    tally = collect(read_demographics(rows(KACHIN_IN_YUNNAN, KACHIN_ELSEWHERE)))
    # children 1+2+3 girls and 2+2+2 boys = 12; with ages 12 + 10+1 women + 8+0 men = 31; total 31 + 9 = 40
    assert set(tally.readings) == {
        PairReading("unhcr.demographics.children", "MMR", "CHN", "2025", 12.0, "REF"),
        PairReading("unhcr.demographics.with-ages", "MMR", "CHN", "2025", 31.0, "REF"),
        PairReading("unhcr.demographics.total", "MMR", "CHN", "2025", 40.0, "REF"),
    }


def test_the_sums_stand_once_on_the_last_row_of_their_pair_and_population() -> None:
    found = list(read_demographics(rows(KACHIN_IN_YUNNAN, ASYLUM_SEEKERS, KACHIN_ELSEWHERE)))
    assert [len(row.readings) for row in found if isinstance(row, AcceptedRow)] == [0, 3, 3]


def test_every_row_of_the_whole_file_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "unhcr" / "demographics.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        published = list(csv.DictReader(lines))
    tally = collect(read_demographics(path))
    assert tally.read + len(tally.refused) == len(published)
    expected = sum(float(row["total"]) for row in published if row["pop_type"] == "REF")
    assert expected == sum(
        reading.value or 0
        for reading in tally.readings
        if isinstance(reading, PairReading)
        and (reading.indicator, reading.qualifier) == ("unhcr.demographics.total", "REF")
    )
