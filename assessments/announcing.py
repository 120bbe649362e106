"""Telling webhooks what happened: what is new since they were last looked at, once, and what is due of it.

Nothing calls this when an assessment ends or a release is published; a timer looks. What ended a little
before the last look is looked at again, because a transaction may end later than the moment it names; the
database holds that an event goes to an address only once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from assessments.models import Assessment, Snapshot, Status
from corridors.delivering import deliver
from corridors.models import Delivery, ReleaseStep, Webhook
from corridors.models.webhook import EventType

OVERLAP = timedelta(minutes=15)
AT_ONCE = 100
"""Deliveries of one round; a round is short, so that the worker has time for other work."""
ENDS = {Status.DONE: EventType.FINISHED, Status.FAILED: EventType.FAILED}
STEPS = {
    ReleaseStep.Step.PUBLISHED: EventType.PUBLISHED,
    ReleaseStep.Step.WITHDRAWN: EventType.WITHDRAWN,
}


@dataclass(frozen=True)
class Event:
    """One thing that happened; ``corridor`` is what one must be allowed to see to be told of it."""

    key: str
    type: str
    at: datetime
    about: dict[str, Any]
    corridor: int | None = None


def announce() -> None:
    """One round of the timer: plan what is new, send what is due."""
    for webhook in Webhook.objects.active().select_related("owner"):
        plan_new(webhook)
    silent: set[int] = set()
    due = Delivery.objects.due().select_related("webhook__owner").order_by("next_at", "pk")
    for delivery in due[:AT_ONCE]:
        if delivery.webhook_id not in silent:
            deliver(delivery)
        if Delivery.objects.waiting().filter(pk=delivery.pk).exists():
            silent.add(delivery.webhook_id)  # it did not answer; the rest of it waits too


def plan_new(webhook: Webhook) -> None:
    """Put down what happened since the last look and its owner may see."""
    now = timezone.now()
    since = max(webhook.created_at, webhook.looked_at - OVERLAP)
    events = [event for event in happened(webhook.owner, since) if event.type in webhook.events]
    Delivery.objects.bulk_create((planned(webhook, event) for event in events), ignore_conflicts=True)
    Webhook.objects.filter(pk=webhook.pk).update(looked_at=now)


def planned(webhook: Webhook, event: Event) -> Delivery:
    return Delivery.planned(webhook, event.key, event.type, event.at, event.about, event.corridor)


def happened(user: Any, since: datetime) -> Iterator[Event]:
    yield from ended_assessments(user, since)
    yield from steps_of_releases(since)


def ended_assessments(user: Any, since: datetime) -> Iterator[Event]:
    ended = Assessment.objects.visible_to(user).filter(finished_at__gt=since, status__in=list(ENDS))
    found = list(ended.select_related("corridor", "method").order_by("finished_at"))
    snapshots = dict(Snapshot.objects.filter(assessment__in=found).values_list("assessment_id", "pk"))
    for one in found:
        yield ended_assessment(one, snapshots.get(one.pk))


def ended_assessment(one: Assessment, snapshot: int | None) -> Event:
    kind = ENDS[Status(one.status)]
    told = {
        "assessment": one.pk, "url": f"/api/v1/assessments/{one.pk}/", "corridor": one.corridor_id,
        "code": one.corridor.code, "population": one.corridor.population, "as_of": one.as_of,
        "method": one.method.name, "snapshot": snapshot,
        "snapshot_url": f"/api/v1/snapshots/{snapshot}/" if snapshot else None, "reason": one.reason or None,
    }  # fmt: skip
    assert one.finished_at is not None
    return Event(f"assessment-{one.pk}-{one.status}", kind, one.finished_at, told, one.corridor_id)


def steps_of_releases(since: datetime) -> Iterator[Event]:
    steps = ReleaseStep.objects.filter(at__gt=since, step__in=list(STEPS))
    for step in steps.select_related("release__publisher").order_by("at", "pk"):
        release = step.release
        told = {
            "release": release.key, "url": f"/api/v1/releases/{release.key}/",
            "publisher": release.publisher.name, "dataset": release.dataset, "version": release.version,
            "status": release.status, "why": step.why or None,
        }  # fmt: skip
        yield Event(f"release-step-{step.pk}", STEPS[ReleaseStep.Step(step.step)], step.at, told)
