"""Letting a staged release count: it takes the place of the ones published before it."""

from collections.abc import Collection

from django.db.models import Max
from django.utils import timezone

from corridors.models import Release

SUPERSEDED_BY = ". Superseded by "
"""Stands between what a release's reason says of its coming and the key of what came after it."""


class NotPublishable(ValueError):
    """Publishing would put less in the place of more; the message says what would be lost."""


def predecessors(release: Release) -> list[Release]:
    """Return the published releases a release takes the place of.

    Where releases speak for listed countries: all that share one with it. Else the one that ends in the
    same year, because editions of several years can stand side by side, or the latest.
    """
    of_dataset = Release.objects.published().filter(
        publisher=release.publisher_id, dataset=release.dataset
    ).exclude(pk=release.pk)  # fmt: skip
    ends = {published: last_year(published) for published in of_dataset}
    if release.countries_covered:
        covered = set(release.countries_covered)
        return [one for one in ends if not one.countries_covered or covered & set(one.countries_covered)]
    of_that_year = [one for one in ends if ends[one] == last_year(release)]
    latest = sorted(ends, key=lambda one: (ends[one], str(one.released or ""), one.pk))[-1:]
    return of_that_year or latest


def publish(release: Release, before: Collection[Release]) -> None:
    """Publish a release and mark those before it superseded; the caller holds the transaction.

    Raises
    ------
    NotPublishable
        When one of them reaches further, or covers countries this one does not.
    """
    for older in before:
        _check_says_no_less(release, older)
        older.status = Release.Status.SUPERSEDED
        older.status_reason = f"{_came(older)}{SUPERSEDED_BY}{release.key}"
    Release.objects.bulk_update(before, ["status", "status_reason"])
    release.status, release.status_reason = Release.Status.PUBLISHED, _came(release)
    release.published_at = timezone.now()
    release.save(update_fields=["status", "status_reason", "published_at"])


def last_year(release: Release) -> str:
    """Return the last year the release's numbers or incidents are about; ``""`` where none has a year."""
    periods = [rows.aggregate(last=Max("period"))["last"] for rows in (release.figures, release.pair_figures)]
    starts = release.events.aggregate(last=Max("starts"))["last"]
    return max((str(last)[:4] for last in (*periods, starts) if last), default="")


def _check_says_no_less(release: Release, older: Release) -> None:
    ends, ended = last_year(release), last_year(older)
    if ends < ended:
        raise NotPublishable(
            f"The file ends in {ends} and the published release {older.key} in {ended}: "
            "an older edition is not published over a newer one."
        )
    lost = set(older.countries_covered or ()) - set(release.countries_covered or ())
    if release.countries_covered and lost:
        raise NotPublishable(f"The file has nothing on {', '.join(sorted(lost))}, which {older.key} covers.")


def _came(release: Release) -> str:
    return release.status_reason.split(SUPERSEDED_BY)[0]
