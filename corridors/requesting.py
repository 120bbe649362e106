"""Ask for an import, or for an event to be sent: a row, and a message once that row is committed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from corridors.importing.refused_rows import check_corrections
from corridors.importing.running import queued
from corridors.importing.uploads import Kept, keep, stored_file
from corridors.models import Delivery, RefreshPlan, ReleaseImport, Webhook
from corridors.models.webhook import TEST
from corridors.tasks import deliver_event, import_release

STATED = ("dataset", "mapping", "version", "released", "page_url", "licence", "covered_until")
"""What a person says of a file; asked again when the file is read again."""


def request_upload(upload: Any, *, requested_by: Any, **stated: Any) -> ReleaseImport:
    """Keep an uploaded file and ask for it to be read; one that waits already serves again."""
    kept = keep(upload.chunks())
    return _request(_of_file(kept, upload.name[:200], requested_by, stated))


def request_correction(upload: Any, *, corrects: ReleaseImport, requested_by: Any) -> ReleaseImport:
    """Ask for an import's file to be read again with the rows a person corrected in their places.

    Raises
    ------
    UnreadableFile
        When what was uploaded is no table of corrected rows.
    """
    kept = keep(upload.chunks())
    check_corrections(stored_file(kept.sha256))
    stated = {name: getattr(corrects, name) for name in STATED}
    wanted = _of_file(Kept("", 0), corrects.file_name, requested_by, stated)
    wanted.corrects, wanted.result = corrects, {"corrections": kept.sha256}
    return _request(wanted)


def request_again(run: ReleaseImport, *, requested_by: Any, **changed: Any) -> ReleaseImport:
    """Ask for the same file to be read again, with other words about it or other names of countries."""
    stated = {name: getattr(run, name) for name in STATED} | changed
    wanted = _of_file(Kept(run.sha256, run.size or 0), run.file_name, requested_by, stated)
    wanted.url, wanted.corrects = run.url, run
    wanted.result = {name: run.result[name] for name in ("note",) if name in run.result}
    return _request(wanted)


def request_fetch(url: str, *, requested_by: Any, **stated: Any) -> ReleaseImport:
    """Ask for a file to be fetched from its publisher and read."""
    return _request(ReleaseImport(url=url, requested_by=requested_by, **stated))


def request_refresh(plan: RefreshPlan, *, requested_by: Any) -> ReleaseImport:
    """Ask for what a plan fetches, now."""
    with transaction.atomic():
        asked = queued(plan, requested_by)
        transaction.on_commit(lambda: import_release.delay(asked.pk))
    return asked


def _of_file(kept: Kept, name: str, requested_by: Any, stated: dict[str, Any]) -> ReleaseImport:
    return ReleaseImport(
        sha256=kept.sha256, size=kept.size, file_name=name, requested_by=requested_by, **stated
    )


def _request(wanted: ReleaseImport) -> ReleaseImport:
    existing = ReleaseImport.objects.open_for(wanted).first()
    if existing is not None:
        return existing
    with transaction.atomic():
        wanted.save()
        transaction.on_commit(lambda: import_release.delay(wanted.pk))
    return wanted


def request_test(webhook: Webhook) -> Delivery:
    """Ask for an event that says nothing but that the address is reached; it is sent at once."""
    number = webhook.deliveries.filter(type=TEST).count() + 1
    about = {"url": webhook.url, "text": "Sent to see whether it arrives."}
    delivery = Delivery.planned(webhook, f"test-{webhook.pk}-{number}", TEST, timezone.now(), about)
    with transaction.atomic():
        delivery.save()
        transaction.on_commit(lambda: deliver_event.delay(delivery.pk))
    return delivery


def request_delivery_again(delivery: Delivery) -> bool:
    """Ask for what was given up to be sent once more; False where it was not given up."""
    asked = delivery.again()
    if asked:
        transaction.on_commit(lambda: deliver_event.delay(delivery.pk))
    return asked
