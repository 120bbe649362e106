"""What every release refers to: publishers, countries, indicators, instruments, and the gazetteer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db.models import Model

from corridors.importing.tables import Row, number_of, parsed, whole_of, yes_or_no
from corridors.models import Country, Indicator, Instrument, PopulatedPlace, Publisher, RefreshPlan


def load_reference(folder: Path) -> None:
    """Bring the reference tables up to date."""
    bounds = {row["indicator"]: row for row in parsed(folder / "bounds.csv", dict)}
    indicators = list(parsed(folder / "indicators.csv", lambda row: _indicator(row, bounds)))
    _plan_refreshes(list(parsed(folder / "refresh_plans.csv", _plan)))
    _upsert(Publisher, "slug", list(parsed(folder / "publishers.csv", _publisher)))
    _upsert(Country, "iso3", list(parsed(folder / "countries.csv", _country)))
    _upsert(Indicator, "slug", indicators)
    _upsert(Instrument, "name", list(parsed(folder / "instruments.csv", _instrument)))
    _replace_gazetteer(list(parsed(folder / "places.csv", _place)))


def _upsert(model: type[Model], key: str, instances: Sequence[Any]) -> None:
    fields = [field.name for field in model._meta.concrete_fields if field.name != key]
    model._default_manager.bulk_create(
        instances, update_conflicts=True, unique_fields=[key], update_fields=fields
    )


def _replace_gazetteer(places: list[PopulatedPlace]) -> None:
    """Places have no identifier of their own, so they are replaced as a whole, and only when they differ."""
    columns = ("name", "ascii_name", "country_id", "longitude", "latitude", "population")
    wanted = sorted(tuple(str(getattr(place, column)) for column in columns) for place in places)
    there = PopulatedPlace.objects.order_by().values_list(*columns)
    if sorted(tuple(map(str, row)) for row in there) != wanted:
        PopulatedPlace.objects.all().delete()
        PopulatedPlace.objects.bulk_create(places)


def _publisher(row: Row) -> Publisher:
    return Publisher(slug=row["slug"], name=row["name"], url=row["url"])


def _country(row: Row) -> Country:
    return Country(
        iso3=row["iso3"], iso2=row["iso2"], m49=whole_of(row["m49"]), name=row["name"], region=row["region"],
        income_group=row["income_group"], is_country=yes_or_no(row["is_country"]),
        screened=yes_or_no(row["screened"]), longitude=number_of(row["longitude"]),
        latitude=number_of(row["latitude"]),
    )  # fmt: skip


def _indicator(row: Row, bounds: Mapping[str, Row]) -> Indicator:
    plausible = bounds.get(row["slug"], {})
    return Indicator(
        slug=row["slug"], label=row["label"], unit=row["unit"], kind=Indicator.Kind(row["kind"]),
        publisher_id=row["publisher"], definition=row["definition"],
        low=number_of(plausible.get("low", "")), high=number_of(plausible.get("high", "")),
        bounds_basis=plausible.get("basis", ""),
    )  # fmt: skip


def _plan(row: Row) -> RefreshPlan:
    return RefreshPlan(dataset=row["dataset"], url=row["url"], every_days=int(row["every_days"]))


def _plan_refreshes(plans: Sequence[RefreshPlan]) -> None:
    """Add the plans there are not yet, turned off; what a curator changed stays as it is."""
    RefreshPlan.objects.bulk_create(plans, ignore_conflicts=True)


def _instrument(row: Row) -> Instrument:
    return Instrument(
        name=row["name"], title=row["title"], kind=Instrument.Kind(row["kind"]), year=int(row["year"]),
        page_url=row["page_url"], sequence=int(row["sequence"]),
    )  # fmt: skip


def _place(row: Row) -> PopulatedPlace:
    return PopulatedPlace(
        name=row["name"], ascii_name=row["ascii_name"], country_id=row["country"],
        longitude=float(row["longitude"]), latitude=float(row["latitude"]),
        population=whole_of(row["population"]),
    )  # fmt: skip
