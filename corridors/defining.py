"""Define a corridor: the one way to change what it is. Every change is a version with its own edition."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from corridors.definitions import EMPTY, SHARING, InvalidDefinition, checked, document_of
from corridors.models import Corridor, CorridorEdition, MoverProfile, Organisation, Tag
from corridors.routing import plan_from, plan_of, save_route

__all__ = ["Conflict", "InvalidDefinition", "archive", "define", "document_of", "duplicate", "restore"]


class Conflict(Exception):
    """Somebody else has changed the corridor since; ``current`` is what it has become."""

    def __init__(self, current: Corridor) -> None:
        super().__init__(f"{current} is at version {current.version} by now")
        self.current = current


@transaction.atomic
def define(
    document: Mapping[str, Any],
    by: Any,
    expected_version: int | None = None,
    *,
    corridor: Corridor | None = None,
    why: str = "",
) -> Corridor:
    """Store a document as a new corridor, or as the next version of ``corridor``.

    ``expected_version`` is the version the writer saw. What already is as the document says stays at its
    version. Raises ``InvalidDefinition`` with the wrong fields, ``Conflict`` where somebody was quicker,
    and ``PermissionDenied`` for who may not edit it; then nothing is written.
    """
    if corridor is None:
        return _record(_stored(Corridor(), checked(document, by)), by, why)
    current = _editable(corridor, by)
    if current.version != expected_version:
        raise Conflict(current)
    wanted = checked(document, by, current)
    if wanted == document_of(current):
        return current
    _keep_what_was(current)
    _take_version(current)
    return _record(_stored(current, wanted), by, why)


def restore(edition: CorridorEdition, by: Any, expected_version: int) -> Corridor:
    """Make an earlier version the newest; who owns it and who sees it stays as it is now."""
    corridor = edition.corridor
    wanted = EMPTY | edition.document | {key: document_of(corridor)[key] for key in SHARING}
    why = _("version %(version)d restored") % {"version": edition.version}
    return define(wanted, by, expected_version, corridor=corridor, why=why)


@transaction.atomic
def duplicate(corridor: Corridor, by: Any) -> Corridor:
    """A private copy for ``by``. An organisation's tags stay with it."""
    shared = by.memberships.filter(organisation=corridor.organisation_id).exists()
    source = document_of(corridor)
    pair = corridor.name or _("%(origin)s to %(destination)s") % {
        "origin": corridor.origin.name, "destination": corridor.destination.name,
    }  # fmt: skip
    document = source | {
        "name": (_("Copy of %(name)s") % {"name": pair})[:120],
        "owner": by.get_username(),
        "organisation": source["organisation"] if shared else None,
        "visibility": Corridor.Visibility.PRIVATE.value,
        "tags": source["tags"] if shared else [],
    }
    why = _("copied from corridor %(number)d, version %(version)d")
    return define(document, by, why=why % {"number": corridor.pk, "version": corridor.version})


def archive(corridor: Corridor, by: Any, *, archived: bool = True) -> bool:
    """Put a corridor away or take it out again; False where it is there already."""
    mine = Corridor.objects.editable_by(by).filter(pk=corridor.pk, archived_at__isnull=archived)
    return mine.update(archived_at=timezone.now() if archived else None) == 1


def _editable(corridor: Corridor, by: Any) -> Corridor:
    """The corridor as it is now, held until the end of the transaction."""
    found = Corridor.objects.editable_by(by).filter(pk=corridor.pk).values("pk")
    current = Corridor.objects.select_for_update().filter(pk__in=found).first()
    if current is None:
        raise PermissionDenied(_("You may not change this corridor."))
    return current


def _take_version(current: Corridor) -> None:
    """Claim the next version; of two writers at once one finds it taken."""
    ours = Corridor.objects.filter(pk=current.pk, version=current.version)
    if not ours.update(version=F("version") + 1):
        raise Conflict(Corridor.objects.get(pk=current.pk))
    current.version += 1


def _keep_what_was(current: Corridor) -> None:
    """An edition of what stood there before, where it was made another way and none was written."""
    CorridorEdition.objects.get_or_create(
        corridor=current, version=current.version,
        defaults={"document": document_of(current), "at": current.updated_at},
    )  # fmt: skip


def _record(corridor: Corridor, by: Any, why: str) -> Corridor:
    CorridorEdition.objects.create(
        corridor=corridor, version=corridor.version, document=document_of(corridor), by=by, why=why
    )
    return corridor


def _stored(corridor: Corridor, document: Mapping[str, Any]) -> Corridor:
    corridor.origin_id, corridor.destination_id = document["origin"], document["destination"]
    for name in ("name", "population", "visibility", "notes"):
        setattr(corridor, name, document[name])
    corridor.organisation = Organisation.objects.filter(slug=document["organisation"]).first()
    corridor.owner = _person(document["owner"])
    corridor.save()
    corridor.tags.set(_tags(document["tags"], corridor.organisation))
    _store_profile(corridor, document["profile"])
    plan = plan_from(document["route"])
    if plan_of(corridor) != plan:
        save_route(corridor, plan)
    return corridor


def _person(username: str | None) -> Any:
    return get_user_model().objects.filter(username=username).first()


def _tags(names: list[str], organisation: Organisation | None) -> list[Tag]:
    return [Tag.objects.get_or_create(name=name, organisation=organisation)[0] for name in names]


def _store_profile(corridor: Corridor, profile: Mapping[str, Any]) -> None:
    """A profile that says nothing is none."""
    if any(profile.values()) or 0.0 in profile.values():
        MoverProfile.objects.update_or_create(corridor=corridor, defaults=dict(profile))
    else:
        MoverProfile.objects.filter(corridor=corridor).delete()
