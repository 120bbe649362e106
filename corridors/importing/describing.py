"""What is said of an imported edition: by its file where it says so, else as the dataset's latest release."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import F, QuerySet
from django.utils import timezone

from corridors.distilling.datasets import Dataset
from corridors.importing.contents import Contents
from corridors.models import Release

COPIED = ("publisher_id", "dataset", "page_url", "licence", "absent_means", "to_be_checked")
OF_AN_EDITION = ("version", "period", "released", "covered_until", "countries_covered")


class UnknownLicence(ValueError):
    """A dataset whose licence is not known is not imported."""


@dataclass(frozen=True)
class Known:
    """The releases of a dataset there are.

    Attributes
    ----------
    latest : Release
        Speaks for what the dataset is: publisher, page, licence, what an absent row means.
    same_file : Release or None
        The one distilled from the very same bytes; it knows the edition.
    """

    latest: Release
    same_file: Release | None

    @property
    def releases(self) -> QuerySet[Release]:
        return Release.objects.filter(publisher=self.latest.publisher_id, dataset=self.latest.dataset)


def known_releases(dataset: Dataset, sha256: str) -> Known:
    """Return what is known of a dataset.

    Raises
    ------
    UnknownLicence
        When there is no release of it yet, or the latest has no licence.
    """
    shipped = Release.objects.filter(key__in=[edition.key for edition in dataset.editions]).first()
    if shipped is None:
        raise UnknownLicence(f"There is no release of {dataset.key} yet, so its licence is not known.")
    of_dataset = Known(shipped, None).releases
    newest_first = of_dataset.order_by(F("released").desc(nulls_last=True), "-pk")
    latest = newest_first.exclude(status=Release.Status.STAGED).first() or shipped
    if not latest.licence:
        raise UnknownLicence(f"The licence of {dataset.key} is not known; {latest.key} names none.")
    return Known(latest, of_dataset.filter(sha256=sha256).first())


def described(known: Known, dataset: Dataset, contents: Contents, file: Path) -> Release:
    """Return the release to store, staged, without key and digest."""
    columns = {name: getattr(known.latest, name) for name in COPIED}
    if known.same_file is not None:
        edition = {name: getattr(known.same_file, name) for name in OF_AN_EDITION}
    else:
        edition = _edition(known, dataset, contents, file)
    today = timezone.localdate().isoformat()
    return Release(
        **columns, **edition, retrieved=today, rows_read=contents.read, rows_refused=contents.refused,
        status=Release.Status.STAGED, status_reason=f"Imported from the publisher's file on {today}",
    )  # fmt: skip


def _edition(known: Known, dataset: Dataset, contents: Contents, file: Path) -> dict[str, object]:
    last, today = contents.last_year, timezone.localdate()
    stated = dataset.states(file, last)
    same_version = known.releases.filter(version=stated.version or None).exclude(released=None).first()
    return {
        "version": stated.version or f"imported {today}",
        "released": stated.released or (same_version.released if same_version else today),
        "period": _period(known.latest.period, contents),
        "covered_until": _covered_until(known.latest.covered_until, contents),
        "countries_covered": known.latest.countries_covered and sorted(contents.countries),
    }


def _period(usual: str, contents: Contents) -> str:
    """The years of the file, written as the dataset's releases write them: a year, or first and last."""
    if not usual or not contents.last_year:
        return usual
    if re.fullmatch(r"\d{4}", usual):
        return contents.last_year
    return f"{min(contents.years)}-{max(contents.years)}"


def _covered_until(usual: date | None, contents: Contents) -> date | None:
    """The last incident's day, or in the last year the day of the year the dataset reaches to."""
    if usual is None or not contents.last_year:
        return usual
    return contents.last_incident or usual.replace(year=int(contents.last_year))
