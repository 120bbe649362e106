"""Two people changed one corridor: both versions beside what they began from, and a choice field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corridors.defining import Conflict, InvalidDefinition, define, document_of
from corridors.differences import LABELS, Clash, clashes, merged
from corridors.models import Corridor, CorridorEdition

SALT = "corridor-conflict"


@dataclass(frozen=True)
class Side:
    """A field to choose, and whose value is chosen so far."""

    clash: Clash
    chosen: str


def conflict_page(
    request: HttpRequest, current: Corridor, mine: Mapping[str, Any], base_version: int | None,
    *, why: str = "", errors: Mapping[str, list[str]] | None = None, status: int = 409,
) -> HttpResponse:  # fmt: skip
    """Both versions field by field; nothing of either is lost."""
    found = _clashes(current, mine, base_version)
    chosen = _chosen(request)
    newest = current.editions.select_related("by").first()
    context = {
        "corridor": current,
        "clashes": [Side(clash, chosen.get(clash.field, clash.choice)) for clash in found],
        "newest": newest,
        "base_version": base_version or "",
        "mine": signing.dumps(mine, salt=SALT, compress=True),
        "why": why,
        "errors": [(LABELS.get(path, path), " ".join(told)) for path, told in (errors or {}).items()],
    }
    return render(request, "assessments/corridor/conflict.html", context, status=status)


def _clashes(current: Corridor, mine: Mapping[str, Any], base_version: int | None) -> list[Clash]:
    theirs = document_of(current)
    begun = CorridorEdition.objects.filter(corridor=current, version=base_version or 0).first()
    return clashes(begun.document if begun else theirs, mine, theirs)


@never_cache
@require_POST
@login_required
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Store the chosen fields over the newest version, unless it has changed once more."""
    corridor = get_object_or_404(Corridor.objects.editable_by(request.user), pk=pk)
    mine, base_version = _mine(request), number_in(request, "base_version")
    choices, why = _chosen(request), request.POST.get("why", "")[:300]
    seen = number_in(request, "version")
    if corridor.version != seen:
        return conflict_page(request, corridor, mine, base_version, why=why)
    open_ones = [clash for clash in _clashes(corridor, mine, base_version) if clash.field not in choices]
    if open_ones:
        errors = {clash.field: [_("Choose one of the two.")] for clash in open_ones}
        return conflict_page(request, corridor, mine, base_version, why=why, errors=errors, status=422)
    wanted = merged(mine, document_of(corridor), choices)
    try:
        stored = define(wanted, request.user, seen, corridor=corridor, why=why)
    except Conflict as again:
        return conflict_page(request, again.current, wanted, seen, why=why)
    except InvalidDefinition as refused:
        return conflict_page(
            request, corridor, mine, base_version, why=why, errors=refused.errors, status=422
        )
    messages.success(request, _("Saved as version %(version)d.") % {"version": stored.version})
    return redirect(stored)


def _mine(request: HttpRequest) -> dict[str, Any]:
    """The version the page was made for, as this site wrote it into the page."""
    try:
        mine: dict[str, Any] = signing.loads(request.POST.get("mine", ""), salt=SALT)
    except signing.BadSignature as forged:
        raise BadRequest("The form came without the version it is about.") from forged
    return mine


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number that was posted; None where there is none."""
    written = request.POST.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _chosen(request: HttpRequest) -> dict[str, str]:
    """By field, whose value was chosen."""
    return {
        name.removeprefix("choice-"): value
        for name, value in request.POST.items()
        if name.startswith("choice-") and value in ("mine", "theirs")
    }
