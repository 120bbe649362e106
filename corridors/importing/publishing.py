"""Letting a staged release count: what it takes the place of, from which day, and what is never lost.

A file released later than the one before it is a newer edition: for evidence dates before its day of
release the former one goes on counting. Where nobody states that day, it is the day on which the file came
here. One of the same day, or of none, corrects it altogether. Incidents
stand beside each other unless the newer file speaks of every country and all of the time of the older one;
on a day of which several speak, the newest counts.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from corridors.counting import Takeover, as_rows
from corridors.importing.country_names import names_of
from corridors.models import NewCoverage, Release, ReleaseStep
from corridors.models.entries import BY_HAND
from corridors.release_reason import SUPERSEDED_BY, coming

REASON_LENGTH = Release._meta.get_field("status_reason").max_length


class NotPublishable(ValueError):
    """Publishing would put less in the place of more; the message says what would be lost."""


def predecessors(release: Release) -> list[Release]:
    """Return the published releases a release takes the place of.

    Incidents: those whose countries and time it holds all of. Where releases speak for listed countries:
    all that share one with it. Else the one that ends in the same year, because editions of several years
    can stand side by side, or the latest. What is recorded by hand is always the whole table.
    """
    others = Release.objects.published().filter(publisher=release.publisher_id, dataset=release.dataset)
    known = list(others.exclude(pk=release.pk))
    if release.publisher_id == BY_HAND:
        return known
    if release.events.exists():
        return [one for one in known if _holds_all_of(release, one)]
    if release.countries_covered:
        covered = set(release.countries_covered)
        return [one for one in known if not one.countries_covered or covered & set(one.countries_covered)]
    ends = {one: last_year(one) for one in known}
    of_that_year = [one for one in known if ends[one] == last_year(release)]
    latest = sorted(known, key=lambda one: (ends[one], str(one.known_since or ""), one.pk))[-1:]
    return of_that_year or latest


def takes_over_on(release: Release, older: Release) -> date | None:
    """Return the first evidence date on which a newer edition counts; ``None``: it corrects the older one."""
    since, before = release.known_since, older.known_since
    return since if since and (before is None or before < since) else None


def takeover_of(release: Release) -> Takeover:
    """Return in whose place a release would count, and from which day, if it were published."""
    places = tuple((older.pk, takes_over_on(release, older)) for older in predecessors(release))
    return Takeover(release.pk, places)


def publish(release: Release, before: Collection[Release], by: Any = None, why: str = "") -> None:
    """Publish a release and mark those before it superseded; the caller holds the transaction.

    Raises
    ------
    NotPublishable
        When one of them reaches further, or covers countries this one does not; or when who uploaded it
        publishes under the rule of two people.
    """
    if barred := barred_because(release, by):
        raise NotPublishable(barred)
    stood = as_rows(Release.objects.standings())
    for older in before:
        if release.publisher_id != BY_HAND:
            _check_says_no_less(release, older)
        older.status, older.superseded_by = Release.Status.SUPERSEDED, release
        older.counts_until = takes_over_on(release, older)
        older.status_reason = f"{came(older)}{SUPERSEDED_BY}{release.key}"[:REASON_LENGTH]
    Release.objects.bulk_update(before, ["status", "status_reason", "superseded_by", "counts_until"])
    release.status, release.status_reason = Release.Status.PUBLISHED, came(release)
    release.superseded_by = release.counts_until = None
    release.published_at = timezone.now()
    release.save(
        update_fields=["status", "status_reason", "superseded_by", "counts_until", "published_at"]
    )  # fmt: skip
    NewCoverage.objects.note(release, before)
    ReleaseStep.objects.note([release], ReleaseStep.Step.PUBLISHED, why, by, stood)
    ReleaseStep.objects.note(
        before, ReleaseStep.Step.SUPERSEDED, f"{release.name} ({release.key}) was published.", by
    )


def barred_because(release: Release, by: Any) -> str:
    """Say why somebody may not publish a release under the rule of two people; empty where they may."""
    if not settings.TWO_PERSON_RULE or by is None:
        return ""
    uploads = release.steps.filter(step=ReleaseStep.Step.STAGED)
    if not uploads.filter(by=by).exists():
        return ""
    return _("You uploaded this release. Two people are asked for here: somebody else has to publish it.")


def last_year(release: Release) -> str:
    """Return the last year the release's numbers or incidents are about; ``""`` where none has a year."""
    periods = [rows.aggregate(last=Max("period"))["last"] for rows in (release.figures, release.pair_figures)]
    starts = release.events.aggregate(last=Max("starts"))["last"]
    return max((str(last)[:4] for last in (*periods, starts) if last), default="")


def came(release: Release) -> str:
    """Return what a release's reason says of its coming, without what happened to it later."""
    return coming(release.status_reason)


def _holds_all_of(release: Release, older: Release) -> bool:
    """Say whether a release of incidents speaks of every country and all of the time of an older one.

    A file of several years is held against years: its first incident can move by some days from edition to
    edition. One that lies within a year is held against months.
    """
    if release.countries_covered is not None and not (
        older.countries_covered is not None and set(older.countries_covered) <= set(release.countries_covered)
    ):
        return False
    newer_days, older_days = _days(release), _days(older)
    if newer_days is None or older_days is None:
        return older_days is None
    in_one_year = newer_days[0].year == newer_days[1].year
    held = [_month(day) if in_one_year else day.year for day in (*newer_days, *older_days)]
    return held[0] <= held[2] and held[3] <= held[1]


def _days(release: Release) -> tuple[date, date] | None:
    """The days of its first and its last incident."""
    spanned = release.events.aggregate(first=Min("starts"), last=Max("starts"))
    return (spanned["first"], spanned["last"]) if spanned["first"] else None


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _check_says_no_less(release: Release, older: Release) -> None:
    ends, ended = last_year(release), last_year(older)
    if ends < ended:
        raise NotPublishable(
            f"The file ends in {ends} and the published release {older.name}, in {ended}: "
            "an older edition is not published over a newer one."
        )
    lost = set(older.countries_covered or ()) - set(release.countries_covered or ())
    if release.countries_covered and lost:
        raise NotPublishable(f"The file has nothing on {names_of(lost)}, which {older.name} covers.")
