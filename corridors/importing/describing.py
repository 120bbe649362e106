"""What is said of an imported edition: by its file where it says so, else as the dataset's latest release."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import F
from django.utils import timezone

from corridors.distilling.datasets import Dataset, States
from corridors.importing.contents import Contents
from corridors.importing.handling import Handling, Says
from corridors.models import Indicator, Release
from corridors.periods import day_words
from corridors.querysets import ReleaseQuerySet
from corridors.release_reason import IMPORTED
from corridors.sources.reading import UnreadableFile

COPIED = ("publisher_id", "dataset", "page_url", "licence", "absent_means", "to_be_checked")
OF_AN_EDITION = ("version", "period", "released", "arrived_on", "covered_until", "countries_covered")


COUNTS_FROM_RELEASE = (
    "The file does not say on which day the edition was released, and its figures count from that day. "
    "State the day of release."
)


class UnknownLicence(ValueError):
    """A dataset whose licence is not known is not imported."""


class UnstatedFact(UnreadableFile):
    """A file that cannot become a release without a fact it does not contain.

    Attributes
    ----------
    fact : str
        Field of ``handling.Says`` that has to be stated.
    """

    def __init__(self, fact: str, sentence: str) -> None:
        super().__init__(sentence)
        self.fact = fact


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
    def releases(self) -> ReleaseQuerySet:
        return Release.objects.filter(publisher=self.latest.publisher_id, dataset=self.latest.dataset)


def known_releases(dataset: Dataset, sha256: str, licence: str = "") -> Known:
    """Return what is known of a dataset; ``licence`` is what a person states where no release does.

    Raises
    ------
    UnknownLicence
        When its licence is neither stated nor known from a release or the catalogue.
    """
    shipped = Release.objects.filter(key__in=[edition.key for edition in dataset.editions]).first()
    speaks = shipped or _introduced(dataset)
    if speaks is None:
        raise UnknownLicence(f"There is no release of {dataset.key} yet, so its licence is not known.")
    of_dataset = Known(speaks, None).releases
    latest = newest(of_dataset) or speaks
    if not latest.licence and not licence:
        raise UnknownLicence(f"The licence of {dataset.key} is not known; {latest.key} names none.")
    return Known(latest, of_dataset.filter(sha256=sha256).first())


def _introduced(dataset: Dataset) -> Release | None:
    """A dataset's entry in the catalogue as the release that speaks for it, never stored."""
    told = dataset.introduced
    if told is None:
        return None
    return Release(
        publisher_id=told.publisher, dataset=told.dataset, page_url=told.page_url, licence=told.licence,
        absent_means=told.absent_means, countries_covered=[] if told.by_country else None,
    )  # fmt: skip


def newest(releases: ReleaseQuerySet) -> Release | None:
    """Return the one released last, staged ones left out."""
    found: Release | None = releases.newest_first().exclude(status=Release.Status.STAGED).first()
    return found


def described(known: Known, states: States, contents: Contents, file: Path, handling: Handling) -> Release:
    """Return the release to store, staged, without key and digest; what a person states comes first.

    Raises
    ------
    UnstatedFact
        When the day of release is needed and neither the file nor a person states it.
    """
    columns = {name: getattr(known.latest, name) for name in COPIED}
    if known.same_file is not None:
        edition = {name: getattr(known.same_file, name) for name in OF_AN_EDITION}
    else:
        edition = _edition(known, states, contents, file, handling.says)
    today = timezone.localdate().isoformat()
    return Release(
        **(columns | edition | handling.says.columns()), retrieved=today, rows_read=contents.read,
        rows_refused=contents.refused, status=Release.Status.STAGED,
        status_reason=f"{IMPORTED}{today}{handling.note}",
    )  # fmt: skip


def _edition(known: Known, states: States, contents: Contents, file: Path, says: Says) -> dict[str, object]:
    told, today = states(file, contents.kept.last_year), timezone.localdate()
    version = says.version or told.version
    before = _of_version(known, version)
    released = says.released or told.released or (before.released if before else None)
    if released is None and _counts_from_release(contents):
        raise UnstatedFact("released", COUNTS_FROM_RELEASE)
    by_country = known.latest.countries_covered is not None
    return {
        "version": version or f"imported {day_words(today, short=True)}",
        "released": released,
        "arrived_on": (before.arrived_on if before else None) or today,
        "period": _period(known.latest, contents),
        "covered_until": _covered_until(known.latest, contents),
        "countries_covered": sorted(contents.countries) if by_country else None,
    }


def _of_version(known: Known, version: str) -> Release | None:
    """The release of the same version that is dated best."""
    dated = known.releases.filter(version=version or None).exclude(released=None, arrived_on=None)
    found: Release | None = dated.order_by(F("released").desc(nulls_last=True), "arrived_on", "-pk").first()
    return found


def _counts_from_release(contents: Contents) -> bool:
    return Indicator.objects.filter(pk__in=contents.kept.indicators, kind=Indicator.Kind.EDITION).exists()


def _period(latest: Release, contents: Contents) -> str:
    """The years of the file, written as the dataset's releases write them: a year, or first and last.

    Incidents that do not fill their years: from the first one's month to the day of the last. Where another
    release speaks of the rest, that one goes on counting there.
    """
    is_first = latest.pk is None
    if not contents.kept.last_year or not (latest.period or is_first):
        return latest.period
    if re.fullmatch(r"\d{4}", latest.period) or (is_first and len(contents.years) == 1):
        return contents.kept.last_year
    first, last = contents.first_day, contents.kept.last_incident
    if first is not None and last is not None and (first.month, last.month) != (1, 12):
        return f"{first:%Y-%m}..{last}"
    first_year, last_year = min(contents.years), max(contents.years)
    return first_year if first_year == last_year else f"{first_year}-{last_year}"


def _covered_until(latest: Release, contents: Contents) -> date | None:
    """The last incident's day, or in the last year the day of the year the dataset reaches to."""
    if latest.pk is None:
        return contents.kept.last_incident
    if latest.covered_until is None or not contents.kept.last_year:
        return latest.covered_until
    return contents.kept.last_incident or latest.covered_until.replace(year=int(contents.kept.last_year))
