"""A mapping is plain data that says enough, or is refused with a sentence at each field."""

import json
from dataclasses import replace
from typing import Any

import pytest

from corridors.sources.mapping import Mapping, UnusableMapping
from corridors.sources.mapping_checks import checked, from_dict

SHARE = Mapping(
    about="country", indicator="ilo.self-employed", country="Code", period="Year", value="Share",
    where={"Sex": "Total"}, nulls=("n/a",), factor=100,
)  # fmt: skip
STOCK = Mapping(
    about="pair", indicator="x.stock", origin="From", destination="To", fixed_period="2024", value="People"
)
EVENTS = Mapping(about="event", kind="flood", date="Day", country="Country", codes="name")


def wrong(mapping: Mapping) -> dict[str, str]:
    with pytest.raises(UnusableMapping) as refused:
        checked(mapping)
    return refused.value.problems


@pytest.mark.parametrize("mapping", [SHARE, STOCK, EVENTS])
def test_a_mapping_goes_into_json_and_comes_back_the_same(mapping: Mapping) -> None:
    assert from_dict(json.loads(json.dumps(mapping.as_dict()))) == mapping


def test_a_mapping_names_its_columns_once_in_their_order() -> None:
    assert SHARE.named_columns() == ("Code", "Year", "Share", "Sex")


@pytest.mark.parametrize(
    ("mapping", "field", "said"),
    [
        (replace(SHARE, about="planet"), "about", "'planet' is none of 'country', 'pair', 'event'"),
        (replace(SHARE, country=""), "country", "Say which column holds the country"),
        (replace(SHARE, origin="From"), "origin", "A row about a country has no origin"),
        (replace(SHARE, value="Year"), "value", "'Year' is named as the period already"),
        (replace(SHARE, value=""), "value", "Say which column holds the value"),
        (replace(SHARE, indicator="Self employed"), "indicator", "'Self employed' is no indicator"),
        (replace(SHARE, period=""), "period", "or that years are columns"),
        (replace(SHARE, fixed_period="2024"), "period", "choose one"),
        (replace(SHARE, kind="flood"), "kind", "Only events have a kind"),
        (replace(SHARE, codes="fifa"), "codes", "'fifa' is none of 'iso3'"),
        (replace(SHARE, dates="dym"), "dates", "'dym' is none of"),
        (replace(SHARE, factor=0), "factor", "0 is no factor"),
        (replace(SHARE, factor=float("nan")), "factor", "nan is no factor"),
        (replace(SHARE, header_row=-1), "header_row", "-1 is no row"),
        (replace(SHARE, decimal_comma=True, delimiter=","), "decimal_comma", "say the delimiter"),
        (replace(SHARE, period="", years_across=True), "value", "no other column of values"),
        (replace(STOCK, destination=""), "destination", "Say which column holds the destination"),
        (replace(STOCK, fixed_period="24"), "fixed_period", "'24' is neither a year nor a day"),
        (replace(EVENTS, kind="war"), "kind", "'war' is no kind of event"),
        (replace(EVENTS, longitude="x"), "latitude", "named together or not at all"),
        (replace(EVENTS, country=""), "country", "Say where events were"),
        (replace(EVENTS, precision=9), "precision", "9 is not between 1"),
        (replace(EVENTS, indicator="x.y"), "indicator", "Events have none"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(mapping: Mapping, field: str, said: str) -> None:
    problems = wrong(mapping)
    assert set(problems) == {field}
    assert said in problems[field]


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"colour": "red"}, "colour", "no such field"),
        ({"value": 3}, "value", "3 is not text"),
        ({"factor": "1000"}, "factor", "'1000' is not a number"),
        ({"header_row": 1.5}, "header_row", "1.5 is not a whole number"),
        ({"decimal_comma": "yes"}, "decimal_comma", "true or false"),
        ({"nulls": "n/a"}, "nulls", "not a list of texts"),
        ({"where": ["Sex"]}, "where", "a column and its text each"),
    ],
)
def test_what_is_no_mapping_at_all_is_refused_by_its_type(
    changed: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(UnusableMapping) as refused:
        from_dict(SHARE.as_dict() | changed)
    assert said in refused.value.problems[field]


def test_several_faults_are_told_at_once() -> None:
    assert set(wrong(Mapping(about="pair"))) == {"origin", "destination", "indicator", "period", "value"}


def test_without_what_it_is_about_nothing_can_be_checked() -> None:
    with pytest.raises(UnusableMapping, match="about: Say what a row is about"):
        from_dict({})
