"""What looks wrong in a release before anybody lets it count: each doubt is a sentence with its numbers.

Nothing here refuses anything. Bounds come from ``fixtures/bounds.csv`` with where they are from.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Avg, Count, F, Max, Min, Q, Sum
from django.utils.translation import gettext_lazy as _

from corridors.importing.country_names import names_of
from corridors.importing.lost_years import lost_years, years_of
from corridors.models import Figure, Indicator, PairFigure, Release

FAR = 2.0
"""A total that is more than this many times as large, or as small, as the one before is told."""

COUNTED_IN = ("people", "persons", "movements")
"""Units that can be added up; of all others the average is compared."""

SENTENCES = {
    "above": _(
        "{label}: {count} of {all} values lie above {bound} ({basis}); the highest is {value}, {about}."
    ),
    "below": _(
        "{label}: {count} of {all} values lie below {bound} ({basis}); the lowest is {value}, {about}."
    ),
    "gap": _("{label}: nothing for {years}, between {first} and {last}."),
    "total": _(
        "{label}: the total of {period} is {new}, where the {old} of {old_period} counts now: "
        "{way} by a factor of {ratio}."
    ),
    "average": _(
        "{label}: the average of {period} is {new}, where the {old} of {old_period} counts now: "
        "{way} by a factor of {ratio}."
    ),
    "lost": _("{count} countries with figures in {release} have none here: {names}."),
    "lost one": _("{count} country with figures in {release} has none here: {names}."),
    "years": _(
        "{release}, which counts now, has {had} for {labels}; this release has {has}: published in its "
        "place it would leave {count} countries without the other years."
    ),
    "no-longer": _("{label}: nothing here, where {release} has figures."),
}


@dataclass(frozen=True)
class Doubt:
    """One sentence: its kind, and the words and numbers that go into it."""

    kind: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return sentence({"kind": self.kind, "values": self.values})

    def as_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "values": self.values}


WAYS = {"larger": _("larger"), "smaller": _("smaller")}


def sentence(doubt: dict[str, Any]) -> str:
    """Return a stored doubt in the language of whoever reads it."""
    written = {name: _written(value) for name, value in doubt["values"].items()}
    kind = "lost one" if doubt["kind"] == "lost" and doubt["values"]["count"] == 1 else doubt["kind"]
    return str(SENTENCES[kind]).format(**written)


def doubts(release: Release, before: Collection[Release]) -> Iterator[Doubt]:
    """Look through a stored release, beside those whose place it would take."""
    for table in (Figure, PairFigure):
        yield from _out_of_bounds(table, release)
        yield from _gaps(table, release)
    for older in before:
        for table in (Figure, PairFigure):
            yield from _moved(table, release, older)
        yield from _lost(release, older)
        yield from years_lost(release, older)


def losses(release: Release, before: Collection[Release]) -> Iterator[Doubt]:
    """The doubts nobody may pass over: most years, or most countries, of what counts now would be gone."""
    for older in before:
        yield from years_lost(release, older)
        had = _countries(older)
        if 2 * len(had & _countries(release)) < len(had):
            yield from _lost(release, older)


def _out_of_bounds(table: Any, release: Release) -> Iterator[Doubt]:
    rows = table.objects.filter(release=release).order_by()
    sides = {"above": Q(value__gt=F("indicator__high")), "below": Q(value__lt=F("indicator__low"))}
    for kind, outside in sides.items():
        worst = Max("value") if kind == "above" else Min("value")
        found = rows.filter(outside).values("indicator").annotate(count=Count("pk"), worst=worst)
        for one in found:
            indicator = Indicator.objects.get(pk=one["indicator"])
            row = rows.filter(indicator=indicator, value=one["worst"]).first()
            yield Doubt(kind, {
                "label": indicator.label, "count": one["count"],
                "all": rows.filter(indicator=indicator).count(),
                "bound": indicator.high if kind == "above" else indicator.low,
                "basis": indicator.bounds_basis, "value": one["worst"], "about": _about(row),
            })  # fmt: skip


def _about(row: Any) -> str:
    countries = row.country_id if isinstance(row, Figure) else f"{row.origin_id}-{row.destination_id}"
    return f"{countries} {row.period}"


def _gaps(table: Any, release: Release) -> Iterator[Doubt]:
    """Years without a figure between an indicator's first and last, where it has two years in a row."""
    for indicator, years in years_of(table, release).items():
        steps = [later - earlier for earlier, later in pairwise(years)]
        if 1 not in steps or max(steps) == 1:
            continue
        missing = [str(year) for year in range(years[0], years[-1]) if year not in years]
        yield Doubt("gap", {
            "label": _label(indicator), "years": ", ".join(missing), "first": str(years[0]),
            "last": str(years[-1]),
        })  # fmt: skip


def _moved(table: Any, release: Release, older: Release) -> Iterator[Doubt]:
    now, then = years_of(table, release), years_of(table, older)
    for indicator in sorted(set(then) - set(now)):
        yield Doubt("no-longer", {"label": _label(indicator), "release": older.name})
    for indicator in sorted(set(now) & set(then)):
        kind = "total" if _unit(indicator).startswith(COUNTED_IN) else "average"
        new = _sum(table, release, indicator, now[indicator][-1], kind)
        old = _sum(table, older, indicator, then[indicator][-1], kind)
        if new and old and new > 0 and old > 0 and not 1 / FAR <= new / old <= FAR:
            yield Doubt(kind, {
                "label": _label(indicator), "period": str(now[indicator][-1]), "new": new, "old": old,
                "old_period": str(then[indicator][-1]), "ratio": max(new / old, old / new),
                "way": "larger" if new > old else "smaller",
            })  # fmt: skip


def _sum(table: Any, release: Release, indicator: str, year: int, kind: str) -> float | None:
    rows = table.objects.filter(release=release, indicator=indicator, period__startswith=str(year))
    summed = rows.aggregate(all=(Sum if kind == "total" else Avg)("value"))["all"]
    return None if summed is None else float(summed)


def _lost(release: Release, older: Release) -> Iterator[Doubt]:
    lost = _countries(older) - _countries(release)
    if not lost:
        return
    yield Doubt("lost", {"count": len(lost), "release": older.name, "names": names_of(lost)})


def years_lost(release: Release, older: Release) -> Iterator[Doubt]:
    """The years most of which would be gone, each set of them once with what it is of."""
    for lost in lost_years(release, older):
        yield Doubt("years", {
            "release": older.name, "had": lost.had, "has": lost.has, "count": lost.countries,
            "labels": ", ".join(_label(indicator) for indicator in lost.indicators),
        })  # fmt: skip


def _countries(release: Release) -> set[str]:
    """The countries a release has figures about: its own, and destinations of pairs."""
    alone = release.figures.order_by().values_list("country", flat=True).distinct()
    paired = release.pair_figures.order_by().values_list("destination", flat=True).distinct()
    return set(alone) | set(paired)


def _label(indicator: str) -> str:
    return Indicator.objects.get(pk=indicator).label


def _unit(indicator: str) -> str:
    return Indicator.objects.get(pk=indicator).unit


def _written(value: Any) -> Any:
    if value in WAYS:
        return WAYS[value]
    if isinstance(value, float) and not value.is_integer():
        decimals = 0 if abs(value) >= 1000 else 1
        return f"{value:,.{decimals}f}" if abs(value) >= 10 else f"{value:.3g}"
    return f"{value:,.0f}" if isinstance(value, float | int) else value
