"""Treaty participation: status lists of 2015 by name, later consents by code."""

import csv
from datetime import date
from pathlib import Path

import pytest

from corridors.sources.reading import ParticipationReading, UnreadableFile, collect
from corridors.sources.treaties import read_later_participation, read_treaty_status

COLUMN = "Accession(a), Succession(d), Ratification"
STATUS = f"""treaty,untc_no,participant,signature_raw,consent_raw,consent_column
UNTOC 2000,18-12,Albania,12 Dec 2000,21 Aug 2002,"{COLUMN}"
UNTOC 2000,18-12,Côte d'Ivoire,14 Dec 2000,25 Oct 2012 a,"{COLUMN}"
UNTOC 2000,18-12,Japan,12 Dec 2000,,"{COLUMN}"
UNTOC 2000,18-12,European Union,12 Dec 2000,21 May 2004 AA,"{COLUMN}"
ICRMW 1990,4-13,Cambodia,,,"{COLUMN}"
Refugee Convention 1951,5-2,Montenegro,,10 Oct 2006 d,"{COLUMN}"
"""
LATER = """iso3,instrument,action,date,basis
BTN,UNTOC 2000,accession,2023-03-21,press release of the Ministry of 23 March 2023
JPN,UNTOC 2000,acceptance,2017-07-11,to be checked against the UN Treaty Collection (as above)
"""
KNOWN_TO = date(2015, 3, 14)


def status(text: str) -> tuple[ParticipationReading, ...]:
    return collect(read_treaty_status(text.encode())).readings


def test_a_date_without_a_letter_is_a_ratification() -> None:
    assert status(STATUS)[0] == ParticipationReading(
        "UNTOC 2000", "ALB", "ratification", date(2002, 8, 21), KNOWN_TO, False,
        "UN Treaty Collection, status list 18-12",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "action"),
    [("", "ratification"), (" a", "accession"), (" d", "succession"), (" A", "acceptance"),
     (" AA", "approval")],
)  # fmt: skip
def test_the_letter_behind_the_date_says_how_a_state_consented(letter: str, action: str) -> None:
    [first, *_] = status(STATUS.replace("21 Aug 2002", f"21 Aug 2002{letter}"))
    assert (first.action, first.since) == (action, date(2002, 8, 21))


def test_participants_are_found_by_name() -> None:
    assert [reading.iso3 for reading in status(STATUS)] == ["ALB", "CIV", "JPN", "MNE"]


def test_a_signature_alone_is_no_consent() -> None:
    japan = next(reading for reading in status(STATUS) if reading.iso3 == "JPN")
    assert (japan.action, japan.since) == ("signature", date(2000, 12, 12))


def test_a_participant_that_is_no_country_or_has_no_date_is_refused() -> None:
    refused = collect(read_treaty_status(STATUS.encode())).refused
    assert [(row.line, row.raw[2]) for row in refused] == [(5, "European Union"), (6, "Cambodia")]


@pytest.mark.parametrize("wrong", ["21 Agu 2002", "31 Feb 2002", "2002", "21 Aug 2002 z"])
def test_what_is_no_date_of_consent_is_refused_with_its_text(wrong: str) -> None:
    refused = collect(read_treaty_status(STATUS.replace("21 Aug 2002", wrong).encode())).refused
    assert wrong in refused[0].reason


def test_an_unknown_treaty_is_refused_with_its_name() -> None:
    text = STATUS.replace("Refugee Convention 1951", "Charter of 1945")
    assert "Charter of 1945" in collect(read_treaty_status(text.encode())).refused[-1].reason


def test_later_consents_say_when_they_still_have_to_be_checked() -> None:
    bhutan, japan = collect(read_later_participation(LATER.encode())).readings
    assert (bhutan.iso3, bhutan.to_be_checked) == ("BTN", False)
    assert (japan.iso3, japan.to_be_checked) == ("JPN", True)
    assert (japan.action, japan.since, japan.known_to) == ("acceptance", date(2017, 7, 11), date(2017, 7, 11))


@pytest.mark.parametrize(
    ("good", "wrong"), [("accession", "joining"), ("2023-03-21", "soon"), ("BTN", "QQQ")]
)
def test_a_later_consent_is_refused_with_its_wrong_value(good: str, wrong: str) -> None:
    [refused] = collect(read_later_participation(LATER.replace(good, wrong).encode())).refused
    assert wrong in refused.reason


def test_each_table_refuses_the_other_one() -> None:
    with pytest.raises(UnreadableFile):
        collect(read_treaty_status(LATER.encode()))
    with pytest.raises(UnreadableFile):
        collect(read_later_participation(STATUS.encode()))


def test_the_parties_of_the_whole_lists_are_as_many_as_the_lists_say(shared_data: Path) -> None:
    # Parties of each list less the European Union, which is party to the four of 2000 and 2001.
    path = shared_data / "treaties" / "combined_2015_long.csv"
    tally = collect(read_treaty_status(path))
    parties: dict[str, int] = {}
    for reading in tally.readings:
        parties[reading.instrument] = parties.get(reading.instrument, 0) + (reading.action != "signature")
    assert parties == {
        "ICRMW 1990": 47, "Refugee Convention 1951": 145, "Statelessness 1954": 86, "Statelessness 1961": 63,
        "Refugee Protocol 1967": 146, "UNTOC 2000": 179 - 1, "Trafficking Protocol 2000": 159 - 1,
        "Smuggling Protocol 2000": 138 - 1, "Firearms Protocol 2001": 109 - 1,
    }  # fmt: skip


def test_every_row_of_both_whole_files_is_accepted_or_refused(shared_data: Path) -> None:
    files = [("combined_2015_long.csv", read_treaty_status, 24)]  # 4 of the European Union, 20 without a date
    files.append(("after_2015.csv", read_later_participation, 0))
    for name, read, refused in files:
        with (shared_data / "treaties" / name).open(encoding="utf-8-sig", newline="") as file:
            rows = sum(1 for _ in csv.DictReader(file))
        tally = collect(read(shared_data / "treaties" / name))
        assert tally.read + len(tally.refused) == rows
        assert len(tally.refused) == refused
