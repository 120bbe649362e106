"""GDACS: disasters of seven kinds with their severity; one country only where one alone is affected."""

import json
from datetime import date
from typing import Any

import pytest

from corridors.sources.gdacs import read_gdacs_geojson, read_gdacs_rss
from corridors.sources.reading import EventReading, Tally, UnreadableFile, collect


def feature(**changed: Any) -> dict[str, Any]:
    properties = {
        "eventtype": "EQ", "eventid": 7, "episodeid": 9, "name": "Earthquake in Myanmar", "alertlevel": "Red",
        "fromdate": "2025-03-28T06:20:52", "todate": "2025-03-28T06:20:52", "iso3": "MMR",
        "severitydata": {"severity": 7.7, "severitytext": "Magnitude 7.7M", "severityunit": "M"},
        "affectedcountries": [],
    }  # fmt: skip
    return {"geometry": {"type": "Point", "coordinates": [95.9, 22.0]}, "properties": properties | changed}


def read(*features: dict[str, Any]) -> Tally:
    return collect(
        read_gdacs_geojson(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    )


def event(**changed: Any) -> EventReading:
    (found,) = read(feature(**changed)).readings
    assert isinstance(found, EventReading)
    return found


def test_an_earthquake_has_its_magnitude_and_its_page() -> None:
    found, day = event(), date(2025, 3, 28)
    assert (found.kind, found.publisher_id, found.starts, found.ends) == ("earthquake", "EQ7", day, day)
    assert (found.longitude, found.latitude, found.precision, found.country) == (95.9, 22.0, 2, "MMR")
    assert (found.best, found.attributes["unit"], found.attributes["alert_level"]) == (7.7, "M", "Red")
    assert found.attributes["url"] == "https://www.gdacs.org/report.aspx?eventtype=EQ&eventid=7"


@pytest.mark.parametrize(
    ("code", "kind", "precision"),
    [
        ("TC", "cyclone", 2), ("FL", "flood", 5), ("VO", "volcano", 2), ("DR", "drought", 5),
        ("WF", "wildfire", 5), ("TS", "tsunami", 2),
    ],
)  # fmt: skip
def test_a_point_that_stands_for_an_area_is_vague(code: str, kind: str, precision: int) -> None:
    assert (event(eventtype=code).kind, event(eventtype=code).precision) == (kind, precision)


def test_where_several_countries_are_affected_none_is_named() -> None:
    several = [{"iso3": "JPN"}, {"iso3": "CHN"}]
    found = event(eventtype="TC", iso3="CHN", affectedcountries=several)
    assert (found.country, found.attributes["affected"]) == (None, "JPN, CHN")


def test_a_severity_nobody_stated_is_unknown() -> None:
    assert event(severitydata=None).best is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"eventtype": "XX"}, "'XX' is no kind of disaster"),
        ({"fromdate": ""}, "no identifier or no date"),
        ({"fromdate": "yesterday"}, "'yesterday' is not a day"),
    ],
)
def test_an_event_that_cannot_be_used_comes_back_with_its_reason(changed: dict[str, Any], said: str) -> None:
    tally = read(feature(), feature(**changed))
    assert (tally.read, len(tally.refused)) == (1, 1)
    assert said in tally.refused[0].reason


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:gdacs="http://www.gdacs.org" xmlns:georss="http://www.georss.org/georss"><channel>
<item><title>Green flood alert in Thailand</title><gdacs:eventtype>{kind}</gdacs:eventtype>
<gdacs:eventid>11</gdacs:eventid><gdacs:fromdate>Sat, 20 Jun 2026 07:00:00 GMT</gdacs:fromdate>
<gdacs:severity unit="" value="0">Magnitude 0</gdacs:severity><gdacs:iso3>THA</gdacs:iso3>
<georss:point>13.7 100.5</georss:point></item>
</channel></rss>"""


@pytest.mark.parametrize(("kind", "country"), [("FL", "THA"), ("TC", None)])
def test_the_feed_names_one_country_which_of_a_cyclone_is_not_believed(
    kind: str, country: str | None
) -> None:
    (found,) = collect(read_gdacs_rss(RSS.format(kind=kind).encode())).readings
    assert isinstance(found, EventReading)
    assert (found.starts, found.longitude, found.latitude) == (date(2026, 6, 20), 100.5, 13.7)
    assert found.country == country


def test_a_byte_order_mark_encoded_twice_is_passed_over() -> None:
    assert collect(read_gdacs_rss(("\u00ef\u00bb\u00bf" + RSS.format(kind="FL")).encode())).read == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RSS[:300], "broken or cut off"),
        ("<rss><channel><item><title>x</title></item></channel></rss>", "another file"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>", "no RSS feed"),
        ("iso3,year", "no RSS feed"),
    ],
)
def test_what_is_no_feed_of_gdacs_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_gdacs_rss(text.encode())
