"""What workers are told to do about releases: fetch by id, call the stage."""

from typing import Any

from celery import shared_task

from corridors import mailing
from corridors.delivering import deliver
from corridors.importing import clearing, running
from corridors.models import Delivery, ReleaseImport


@shared_task(name="corridors.import_release")
def import_release(pk: int) -> None:
    running.run_import(pk)


@shared_task(name="corridors.refresh_releases")
def refresh_releases() -> None:
    """Start the fetches that are due; what comes is staged, never published."""
    for pk in running.start_due():
        import_release.delay(pk)


@shared_task(name="corridors.clear_uploads")
def clear_uploads() -> None:
    """Remove uploaded files that nothing needs any more."""
    clearing.remove_unneeded()


@shared_task(name="corridors.mail_notices")
def mail_notices() -> None:
    """Everybody's unread notices that were not mailed yet, one message each."""
    mailing.mail_notices()


@shared_task(name="corridors.deliver_event")
def deliver_event(pk: int) -> None:
    """Send one event at once, where somebody waits to see it arrive."""
    deliver(Delivery.objects.select_related("webhook__owner").get(pk=pk))


WORK: tuple[tuple[Any, Any], ...] = ((ReleaseImport, import_release),)
"""Runs of this app, each with its task; a timer sends them again when a worker falls silent."""
