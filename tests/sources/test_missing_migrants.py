"""IOM Missing Migrants: both layouts, thousands, corrections below zero, dates and whole degrees."""

import json
from datetime import date
from pathlib import Path

import pytest

from corridors.sources.missing_migrants import read_incidents
from corridors.sources.reading import EventReading, UnreadableFile, collect

INCIDENT = {
    "web_id": "2023.MMP1419",
    "region": "Southern Asia",
    "reported_date": "2023-12-31",
    "number_dead": "1",
    "number_missing": "",
    "total_dead_and_missing": "1",
    "cause_death": "Shot by border guards",
    "country_of_incident": "C&ocirc;te d&#039;Ivoire",
    "location_description": "A village\n",
    "location_coodinates": "31.34023307, 61.7559937",
    "migration_route": "Afghanistan to Iran",
    "information_source": "A newspaper",
    "url": "https://example.org/a",
    "source_quality": "1",
}
CSV_HEADER = (
    '"Main ID","Incident ID","Incident Type","Region of Incident","Incident Date","Incident Year",Month,'
    '"Number of Dead","Minimum Estimated Number of Missing","Total Number of Dead and Missing",'
    '"Number of Survivors","Number of Females","Number of Males","Number of Children","Country of Origin",'
    '"Region of Origin","Cause of Death","Country of Incident","Migration Route","Location of Incident",'
    'Coordinates,"UNSD Geographical Grouping","Information Source",URL,"Source Quality"\n'
)


def year(*changes: dict[str, str]) -> bytes:
    return json.dumps([INCIDENT | change for change in changes]).encode()


def line(identifier: str, day: str, coordinates: str) -> str:
    return (
        f'2014.MMP00001,{identifier},Incident,"North America",{day},2014,January,1,2,3,,,1,,Guatemala,'
        f'"Central America","Mixed or unknown","United States of America","US-Mexico border crossing",'
        f'"Arizona","{coordinates}","Northern America",A register,http://example.org,5\n'
    )


def only(content: bytes) -> EventReading:
    (event,) = collect(read_incidents(content)).readings
    assert isinstance(event, EventReading)
    return event


def test_an_incident_keeps_its_place_day_route_cause_and_source() -> None:
    assert only(year({})) == EventReading(
        kind="death",
        publisher_id="2023.MMP1419",
        starts=date(2023, 12, 31),
        ends=date(2023, 12, 31),
        longitude=61.7559937,
        latitude=31.34023307,
        precision=2,
        country="CIV",
        best=1.0,
        missing=None,
        attributes={
            "cause": "Shot by border guards",
            "migration_route": "Afghanistan to Iran",
            "country_of_origin": "",
            "origin": None,
            "location": "A village",
            "information_source": "A newspaper",
            "url": "https://example.org/a",
            "incident_type": "",
            "country_as_published": "Côte d'Ivoire",
            "source_quality": 1,
        },
    )


def test_a_comma_among_thousands_is_no_decimal_comma() -> None:
    assert only(year({"number_missing": "1,022"})).missing == 1022.0


def test_a_missing_count_below_zero_is_kept_as_published() -> None:
    assert only(year({"number_missing": "-3"})).missing == -3.0


def test_an_unknown_number_of_dead_is_not_zero() -> None:
    assert only(year({"number_dead": "", "number_missing": "30"})).best is None


def test_an_incident_without_a_date_is_refused_with_its_place_in_the_list() -> None:
    tally = collect(read_incidents(year({}, {"reported_date": ""})))
    assert [(row.line, row.reason) for row in tally.refused] == [
        (2, "The incident has no date, so it cannot be placed in time.")
    ]


def test_repeated_identifiers_are_all_kept() -> None:
    tally = collect(read_incidents(year({}, {}, {"number_dead": "2"})))
    assert tally.read == len(tally.readings) == 3


@pytest.mark.parametrize("coordinates", ["32, 12", "59.1551, 28", "32, 12.123456"])
def test_a_position_cut_to_a_whole_degree_is_marked_vague(coordinates: str) -> None:
    assert only(year({"location_coodinates": coordinates})).precision == 5


def test_an_incident_without_a_position_is_kept_and_is_no_point() -> None:
    event = only(year({"location_coodinates": ""}))
    assert (event.longitude, event.latitude, event.precision) == (None, None, 6)


def test_a_country_nobody_could_name_is_left_open_and_shown() -> None:
    event = only(year({"country_of_incident": "Mixed/Unknown"}))
    assert (event.country, event.attributes["country_as_published"]) == (None, "Mixed/Unknown")


def test_an_entry_without_an_identifier_gets_none() -> None:
    assert only(year({"web_id": "it will be included"})).publisher_id == ""


def test_latitude_stands_first_in_a_pair_and_last_in_a_point() -> None:
    pair = only((CSV_HEADER + line("2014.MMP00001", "2014-01-06", "31.650259, -110.366453")).encode())
    point = only((CSV_HEADER + line("2014.MMP00001", "2014-01-06", "POINT (-110.366453 31.650259)")).encode())
    assert (pair.longitude, pair.latitude) == (point.longitude, point.latitude) == (-110.366453, 31.650259)


def test_the_csv_names_origin_and_dates_in_words_are_read() -> None:
    event = only((CSV_HEADER + line("2014.MMP00001", '"January 6, 2014"', "31.65, -110.36")).encode())
    assert (event.starts, event.best, event.missing) == (date(2014, 1, 6), 1.0, 2.0)
    assert (event.attributes["origin"], event.country) == ("GTM", "USA")


def test_a_split_incident_is_known_by_its_main_identifier() -> None:
    listed = '"2014.MMP00002, 2014.MMP00003"'
    event = only((CSV_HEADER + line(listed, "2014-01-06", "31.65, -110.36")).encode())
    assert event.publisher_id == "2014.MMP00001"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"number_dead": "several"}, "dead: 'several' is not a number."),
        ({"number_missing": "1,02"}, "missing: '1,02' is not a number."),
        ({"reported_date": "31/12/2023"}, "'31/12/2023' is not a day."),
        (
            {"location_coodinates": "here"},
            "Coordinates 'here' are neither 'latitude, longitude' nor a point.",
        ),
        ({"location_coodinates": "131.3, 61.7"}, "latitude: '131.3' is not between -90 and 90 degrees."),
    ],
)
def test_a_row_that_cannot_be_used_says_which_value_was_wrong(wrong: dict[str, str], reason: str) -> None:
    tally = collect(read_incidents(year(wrong, {})))
    assert (tally.read, [row.reason for row in tally.refused]) == (1, [reason])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (year({}, {})[:-40], "The JSON is broken or cut off at character"),
        (b'{"type": "FeatureCollection", "features": []}', "The JSON is not a list of incidents."),
        (b'[{"iso3": "JPN", "year": 2024}]', "There is no field 'Incident ID': this is another file."),
        (b"iso3,country_name,year\nJPN,Japan,2024\n", "this is another file"),
    ],
)
def test_a_file_that_is_not_this_one_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        collect(read_incidents(content))


def test_every_row_of_the_whole_files_is_accepted_or_refused(shared_data: Path) -> None:
    paths = sorted((shared_data / "missing_migrants").glob("*-json.json"))
    published = [incident for path in paths for incident in json.loads(path.read_text(encoding="utf-8"))]
    tallies = [collect(read_incidents(path)) for path in paths]
    assert sum(tally.read + len(tally.refused) for tally in tallies) == len(published) == 12_122
    undated = sum(not incident["reported_date"] for incident in published)
    assert sum(len(tally.refused) for tally in tallies) == undated == 15
    dead = sum(
        int(incident["number_dead"].replace(",", "") or 0)
        for incident in published
        if incident["reported_date"]
    )
    assert dead == sum(
        event.best or 0 for tally in tallies for event in tally.readings if isinstance(event, EventReading)
    )
