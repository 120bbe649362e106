"""The sample of what is kept of a file, with labels and names beside the codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from corridors.models import Country, Event, Indicator, Instrument, ReleaseImport


@dataclass(frozen=True)
class SampleLine:
    """One reading; a label or a name is empty where the code is all that is known."""

    what: str
    label: str
    about: str
    names: str
    when: str
    number: float | None
    beside: str


def sample_lines(run: ReleaseImport) -> list[SampleLine]:
    """Return the readings an import shows."""
    rows = run.result.get("sample", [])
    labels, names = _labels({row[0] for row in rows}), _names(rows)
    return [
        SampleLine(what, labels.get(what, ""), about, _named(about, names), when, number, beside)
        for what, about, when, number, beside in rows
    ]


def _labels(codes: set[str]) -> dict[str, str]:
    labels = {kind.value: str(kind.label) for kind in Event.Kind}
    labels |= dict(Indicator.objects.filter(pk__in=codes).values_list("pk", "label"))
    return labels | dict(Instrument.objects.filter(pk__in=codes).values_list("pk", "title"))


def _names(rows: list[list[Any]]) -> dict[str, str]:
    codes = {code for row in rows for code in row[1].split("-")}
    return dict(Country.objects.filter(pk__in=codes).values_list("iso3", "name"))


def _named(about: str, names: Mapping[str, str]) -> str:
    known = [names[code] for code in about.split("-") if code in names]
    if len(known) == 2:
        return _("%(origin)s to %(destination)s") % {"origin": known[0], "destination": known[1]}
    return "".join(known)
