"""Rows for tests: few arguments, real models, nothing random."""

from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from assessments.models import Assessment, Method, Snapshot, Status, Worker
from corridors.models import (
    Corridor,
    Country,
    Figure,
    HandEntries,
    Indicator,
    Instrument,
    Membership,
    Organisation,
    PairFigure,
    Participation,
    Publisher,
    Release,
    SurveyShare,
)
from corridors.sources.entries import KINDS, canonical
from corridors.views.entries import entry_of
from tests.entering.rows import stock

METHOD_FILE = Path(__file__).resolve().parent.parent / "fixtures" / "methods" / "corridor-1.0.toml"
NAMES = {"MMR": "Myanmar", "THA": "Thailand", "MYS": "Malaysia", "JPN": "Japan", "UGA": "Uganda"}
AS_OF = date(2026, 6, 30)


def make_country(iso3: str, name: str = "") -> Country:
    defaults = {"name": name or NAMES.get(iso3, iso3), "screened": True}
    return Country.objects.get_or_create(iso3=iso3, defaults=defaults)[0]


def make_user(name: str = "officer", **flags: Any) -> Any:
    return get_user_model().objects.get_or_create(username=name, defaults=flags)[0]


def make_member(name: str, organisation: str, role: str = Membership.Role.MEMBER) -> Any:
    user = make_user(name)
    slug = organisation.lower().replace(" ", "-")
    office, _ = Organisation.objects.get_or_create(name=organisation, defaults={"slug": slug})
    Membership.objects.get_or_create(user=user, organisation=office, defaults={"role": role})
    return user


def make_method(name: str = "corridor-1.0") -> Method:
    text = METHOD_FILE.read_text()
    defaults = {"sha256": "c0" * 32, "text": text, "is_default": name == "corridor-1.0"}
    return Method.objects.get_or_create(name=name, defaults=defaults)[0]


def make_corridor(code: str = "MMR-THA", **fields: Any) -> Corridor:
    origin, destination = code.split("-")
    fields.setdefault("visibility", Corridor.Visibility.PUBLIC)
    return Corridor.objects.create(
        origin=make_country(origin), destination=make_country(destination), **fields
    )


def make_assessment(corridor: Corridor, status: str = Status.QUEUED, **fields: Any) -> Assessment:
    """An assessment in a state of its own; its digest is its number, so that none is identical."""
    fields.setdefault("as_of", AS_OF)
    fields.setdefault("request_digest", f"{Assessment.objects.count():064d}")
    return Assessment.objects.create(corridor=corridor, method=make_method(), status=status, **fields)


def make_snapshot(payload: dict[str, Any], corridor: Corridor | None = None, **fields: Any) -> Snapshot:
    """Store a document the way a worker does; its corridor is public unless given."""
    corridor = corridor or make_corridor(payload["corridor"], population=payload["population"])
    assessment = make_assessment(corridor, Status.RUNNING, worker="test", **fields)
    return Snapshot.objects.record(assessment, payload)


def make_worker(name: str = "worker") -> Worker:
    return Worker.objects.create(instance=name, seen_at=timezone.now())


def make_release(key: str = "inform-risk-2025", **fields: Any) -> Release:
    publisher, _ = Publisher.objects.get_or_create(
        slug="inform", defaults={"name": "INFORM (JRC)", "url": "https://drmkc.jrc.ec.europa.eu/"}
    )
    defaults = {
        "publisher": publisher, "dataset": "INFORM Risk", "version": "2025 v0.7.0", "period": "2025",
        "released": date(2025, 3, 31), "licence": "CC BY 4.0", "absent_means": "missing", "sha256": "ab" * 32,
        "page_url": "https://drmkc.jrc.ec.europa.eu/inform-index", "status": Release.Status.PUBLISHED,
    }  # fmt: skip
    return Release.objects.create(key=key, **(defaults | fields))


def make_indicator(slug: str, label: str, unit: str = "0-10") -> Indicator:
    publisher = Publisher.objects.get(slug="inform")
    return Indicator.objects.create(
        slug=slug, label=label, unit=unit, kind=Indicator.Kind.EDITION, publisher=publisher
    )


def make_figure(
    release: Release, indicator: Indicator, iso3: str, value: float | None, **fields: Any
) -> Figure:
    fields.setdefault("period", "2025")
    return Figure.objects.create(
        indicator=indicator, country=make_country(iso3), counts_from=date(2025, 3, 31), value=value,
        release=release, **fields,
    )  # fmt: skip


def make_pair_figure(release: Release, indicator: Indicator, code: str, value: float | None) -> PairFigure:
    origin, destination = code.split("-")
    return PairFigure.objects.create(
        indicator=indicator, origin=make_country(origin), destination=make_country(destination),
        period="2025", counts_from=date(2025, 12, 31), value=value, release=release,
    )  # fmt: skip


def make_consent(release: Release, iso3: str = "UGA", **fields: Any) -> Participation:
    treaty, _ = Instrument.objects.get_or_create(
        name="ICRMW 1990", defaults={"title": "Convention on migrant workers", "year": 1990}
    )
    defaults = {"action": "ratification", "since": date(2018, 7, 6), "basis": "status list IV-13"}
    return Participation.objects.create(
        instrument=treaty, country=make_country(iso3), release=release, **(defaults | fields)
    )


def make_survey_share(release: Release, code: str = "UGA-JPN", **fields: Any) -> SurveyShare:
    defaults = {
        "population": "residents", "share": 0.15, "reference_date": date(2025, 3, 31),
        "basis": "asked on arrival",
    }  # fmt: skip
    return SurveyShare.objects.create(corridor=code, release=release, **(defaults | fields))


def make_entry() -> str:
    """A national count recorded by hand; its name in addresses."""
    kind, row = KINDS["national-stock"], stock()
    curators, _ = Publisher.objects.get_or_create(slug="curators", defaults={"name": "Curators"})
    release = make_release("entries-national-stock-1", publisher=curators, dataset=kind.dataset)
    HandEntries.objects.create(release=release, kind=kind.slug, document=canonical(kind, [row]))
    return entry_of(kind, row)
