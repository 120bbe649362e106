"""Why a result is stale: a release it names stopped counting, one brought more, a source was chosen since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Snapshot
from corridors.models import NewCoverage, Release, ReleaseStep, SourceOverride


@dataclass(frozen=True)
class Reason:
    """Why a result is stale; ``release`` where one stopped counting, or counts now and could not be used."""

    words: str
    release: Release | None = None


def reasons_of(snapshots: Collection[Snapshot]) -> dict[int, list[Reason]]:
    """Return the reasons of each stale snapshot by its identifier, in a few queries."""
    found: dict[int, list[Reason]] = {snapshot.pk: [] for snapshot in snapshots}
    through = Snapshot.releases.through.objects.filter(snapshot__in=found)
    pairs = list(through.values_list("snapshot_id", "release_id"))
    gone = _gone({release for _snapshot, release in pairs})
    words = {pk: in_words(release) for pk, release in gone.items()}
    as_of = {snapshot.pk: snapshot.as_of for snapshot in snapshots}
    for snapshot, pk in pairs:
        release = gone.get(pk)
        if release is None or (release.counts_until and as_of[snapshot] < release.counts_until):
            continue
        found[snapshot].append(Reason(words[pk], release))
    if snapshots:
        oldest = min(snapshot.created_at for snapshot in snapshots)
        _add_newer(found, oldest)
        _add_chosen(found, oldest)
    return found


def _add_newer(found: dict[int, list[Reason]], oldest: datetime) -> None:
    """Add the releases that came after a result and bring what it could not have used."""
    brought = NewCoverage.objects.filter(release__published_at__gt=oldest).values("release")
    for release in (
        Release.objects.filter(pk__in=brought).select_related("publisher").order_by("published_at")
    ):
        since = Snapshot.objects.filter(pk__in=found).missing(release)
        reason = Reason(newer_in_words(release), release)
        for pk in since.values_list("pk", flat=True):
            found[pk].append(reason)


def _add_chosen(found: dict[int, list[Reason]], oldest: datetime) -> None:
    """Add the sources a curator chose, or chose no longer, since a result was made."""
    moved = SourceOverride.objects.filter(Q(at__gt=oldest) | Q(ended_at__gt=oldest))
    for choice in moved.select_related("indicator", "publisher", "country").order_by("at", "pk"):
        reason = Reason(choice_in_words(choice))
        for pk in Snapshot.objects.filter(pk__in=found).chosen_otherwise(choice).values_list("pk", flat=True):
            found[pk].append(reason)


def choice_in_words(choice: SourceOverride) -> str:
    """Say which source a curator chose, for which country, and why; or that the choice ended."""
    country = _("every country") if choice.country is None else choice.country.name
    told = {
        "what": choice.indicator.label, "country": country, "publisher": choice.publisher,
        "dataset": choice.dataset, "why": choice.note,
        "day": date_format(timezone.localtime(choice.ended_at or choice.at), "j F Y"),
    }  # fmt: skip
    if choice.ended_at:
        return (
            _("%(publisher)s: %(dataset)s is no longer chosen for “%(what)s”, %(country)s, since %(day)s.")
            % told
        )
    return (
        _("A curator chose %(publisher)s: %(dataset)s for “%(what)s”, %(country)s, on %(day)s: %(why)s")
        % told
    )


def newer_in_words(release: Release) -> str:
    """Say that a release came after a result."""
    return _("New since then: %(publisher)s: %(dataset)s, %(version)s, published on %(day)s.") % {
        "publisher": release.publisher, "dataset": release.dataset, "version": release.version,
        "day": date_format(timezone.localtime(release.published_at), "j F Y"),
    }  # fmt: skip


def _gone(releases: Collection[int]) -> dict[int, Release]:
    statuses = (Release.Status.SUPERSEDED, Release.Status.WITHDRAWN)
    known = Release.objects.filter(pk__in=releases, status__in=statuses)
    return known.select_related("publisher", "superseded_by").prefetch_related("steps__by").in_bulk()


def in_words(release: Release) -> str:
    """Say what became of a release that no longer counts, when, by whom and why."""
    name = _("%(publisher)s: %(dataset)s, %(version)s") % {
        "publisher": release.publisher, "dataset": release.dataset, "version": release.version,
    }  # fmt: skip
    step = next((step for step in release.steps.all() if step.step == release.status), None)
    told = {"name": name, "day": _day(step), "by": _who(step), "why": step.why if step else ""}
    if release.status == Release.Status.WITHDRAWN:
        if not told["why"]:
            return _("%(name)s was withdrawn%(day)s.") % told
        return _("%(name)s was withdrawn%(day)s%(by)s: %(why)s") % told
    if release.superseded_by is None:
        return _("%(name)s was replaced%(day)s.") % told
    told["after"] = release.superseded_by.version
    if release.counts_until is None:
        return _("%(name)s was corrected%(day)s by a file called %(after)s.") % told
    told["until"] = date_format(release.counts_until, "j F Y")
    return _("%(name)s was followed%(day)s by %(after)s, which counts from %(until)s.") % told


def _day(step: ReleaseStep | None) -> str:
    return "" if step is None else _(" on %s") % date_format(timezone.localtime(step.at), "j F Y")


def _who(step: ReleaseStep | None) -> str:
    return "" if step is None or step.by is None else _(" by %s") % step.by
