"""UCDP events: columns by name in both layouts, precision kept, zero deaths kept, states as numbers."""

import csv
from datetime import date
from pathlib import Path

import pytest

from corridors.sources.reading import EventReading, UnreadableFile, collect
from corridors.sources.ucdp import SINCE_20, read_events

OLD_HEADER = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,"
    "gwnoa,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,"
    "source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,"
    "priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
    "deaths_civilians,deaths_unknown,low,best,high"
)
EVENT = {
    "id": "209980",
    "year": "2015",
    "type_of_violence": "1",
    "dyad_name": "Government - MNDAA",
    "side_a": "Government",
    "side_b": "MNDAA",
    "source_article": '"An agency, 2015-05-13, A headline"',
    "where_prec": "2",
    "adm_1": "Shan State",
    "adm_2": "Laukkaing District",
    "latitude": "23.690225",
    "longitude": "98.765042",
    "country": "Myanmar (Burma)",
    "country_id": "775",
    "date_prec": "2",
    "date_start": "2015-05-11",
    "date_end": "2015-05-12",
    "low": "1",
    "best": "2",
    "high": "30",
}


def release(header: str, *events: dict[str, str], with_header: bool = True) -> bytes:
    names = header.split(",")
    quoted = [
        ",".join('"' + event.get(name, "").replace('"', '""') + '"' for name in names) for event in events
    ]
    return ("\n".join([header, *quoted] if with_header else quoted) + "\n").encode()


def only_event(content: bytes) -> EventReading:
    (event,) = collect(read_events(content)).readings
    assert isinstance(event, EventReading)
    return event


def test_an_event_keeps_its_place_days_estimates_and_actors() -> None:
    assert only_event(release(OLD_HEADER, EVENT)) == EventReading(
        kind="conflict",
        publisher_id="209980",
        starts=date(2015, 5, 11),
        ends=date(2015, 5, 12),
        longitude=98.765042,
        latitude=23.690225,
        precision=2,
        country="MMR",
        best=2.0,
        low=1.0,
        high=30.0,
        attributes={
            "type_of_violence": "state-based",
            "dyad": "Government - MNDAA",
            "side_a": "Government",
            "side_b": "MNDAA",
            "adm_1": "Shan State",
            "adm_2": "Laukkaing District",
            "date_precision": 2,
        },
    )


def test_the_two_layouts_order_their_estimates_differently_and_read_the_same() -> None:
    old = only_event(release(OLD_HEADER, EVENT))
    new = only_event(release(SINCE_20, EVENT | {"code_status": "Clear"}))
    assert (new.low, new.best, new.high) == (old.low, old.best, old.high) == (1.0, 2.0, 30.0)
    assert new.attributes["code_status"] == "Clear"


def test_a_candidate_release_without_its_header_row_is_read() -> None:
    assert only_event(release(SINCE_20, EVENT, with_header=False)).publisher_id == "209980"


def test_line_ends_inside_a_quoted_cell_do_not_split_a_row() -> None:
    content = release(OLD_HEADER, EVENT | {"source_original": "A statement\n and a second\nline"}, EVENT)
    tally = collect(read_events(content))
    assert (tally.read, len(tally.refused)) == (2, 0)


def test_a_refused_row_is_named_by_the_line_it_begins_on() -> None:
    content = release(
        OLD_HEADER,
        EVENT | {"source_original": "two\nlines"},
        EVENT | {"country_id": "99999"},
    )
    # the header is line 1, the first event lines 2 and 3, the second line 4
    assert [(row.line, row.reason) for row in collect(read_events(content)).refused] == [
        (4, "'99999' is not a Gleditsch-Ward state number.")
    ]


@pytest.mark.parametrize("precision", [6, 7])
def test_a_position_that_stands_for_a_country_keeps_its_precision(precision: int) -> None:
    assert only_event(release(OLD_HEADER, EVENT | {"where_prec": str(precision)})).precision == precision


def test_a_best_estimate_of_no_deaths_is_kept() -> None:
    assert only_event(release(OLD_HEADER, EVENT | {"best": "0", "low": "0"})).best == 0.0


def test_a_time_after_the_day_is_passed_over() -> None:
    event = only_event(release(SINCE_20, EVENT | {"date_start": "2015-05-11 00:00:00.000"}))
    assert event.starts == date(2015, 5, 11)


@pytest.mark.parametrize(
    ("number", "iso3"),
    [("678", "YEM"), ("340", "SRB"), ("345", "SRB"), ("255", "DEU"), ("260", "DEU"), ("816", "VNM")],
)
def test_states_that_changed_their_number_stay_one_country(number: str, iso3: str) -> None:
    assert only_event(release(OLD_HEADER, EVENT | {"country_id": number})).country == iso3


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"where_prec": "9"}, "where_prec: '9' is not a precision of 1 to 7."),
        ({"latitude": "98.7"}, "latitude: '98.7' is not between -90 and 90 degrees."),
        ({"longitude": ""}, "longitude: '' is not between -180 and 180 degrees."),
        ({"date_end": "2014-01-01"}, "An event cannot run from '2015-05-11' to '2014-01-01'."),
        ({"date_start": ""}, "An event cannot run from '' to '2015-05-12'."),
        ({"best": "few"}, "best: 'few' is not a number."),
        ({"type_of_violence": "4"}, "type_of_violence: '4' is not 1, 2 or 3."),
        ({"id": "MYA-1"}, "id: 'MYA-1' is not an event's number."),
    ],
)
def test_a_row_that_cannot_be_used_says_which_value_was_wrong(wrong: dict[str, str], reason: str) -> None:
    tally = collect(read_events(release(OLD_HEADER, EVENT | wrong, EVENT)))
    assert (tally.read, [row.reason for row in tally.refused]) == (1, [reason])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"event_id_cnty,event_date,year\nMMR1,2015-05-11,2015\n", "this is another file"),
        (OLD_HEADER.encode() + b'\n209980,2015,"cut', "unexpected end of data"),
        (OLD_HEADER.encode() + b"\n209980,2015,1", "cut off: line 2 ends after 3 of 42 cells"),
    ],
)
def test_a_file_that_is_not_this_one_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        collect(read_events(content))


@pytest.mark.parametrize("name", ["ged191.csv", "ged241_layout_myanmar.csv"])
def test_every_row_of_a_whole_file_is_accepted_or_refused(shared_data: Path, name: str) -> None:
    path = shared_data / "ucdp" / name
    with path.open(encoding="utf-8", newline="") as lines:
        published = list(csv.DictReader(lines))
    tally = collect(read_events(path))
    assert tally.read + len(tally.refused) == len(published)
    assert not tally.refused
    assert sum(int(row["best"]) for row in published) == sum(
        event.best or 0 for event in tally.readings if isinstance(event, EventReading)
    )
