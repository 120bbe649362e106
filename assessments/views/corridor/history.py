"""Who changed what about a corridor, and back to an earlier version. For those who may change it."""

from dataclasses import dataclass
from itertools import pairwise

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.views.corridor.conflicts import number_in
from assessments.views.corridor.defining import may_edit
from corridors.defining import Conflict, InvalidDefinition, restore
from corridors.differences import Difference, differences
from corridors.models import Corridor, CorridorEdition


@dataclass(frozen=True)
class Step:
    """One version with what it changed; ``changes`` is None for the first that is known."""

    edition: CorridorEdition
    changes: list[Difference] | None


@login_required
def history(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Corridor.objects.visible_to(request.user).with_countries()
    corridor = get_object_or_404(visible, pk=pk)
    if not may_edit(request.user, corridor):
        messages.warning(
            request, _("Earlier versions may hold what was not meant for you; they are for its editors.")
        )
        return redirect(corridor)
    context = {"corridor": corridor, "steps": steps_of(corridor)}
    return render(request, "assessments/corridor/history.html", context)


def steps_of(corridor: Corridor) -> list[Step]:
    """Newest first."""
    editions = list(corridor.editions.select_related("by").order_by("-version"))
    steps = [Step(newer, differences(older.document, newer.document)) for newer, older in pairwise(editions)]
    return steps + [Step(first, None) for first in editions[-1:]]


@require_POST
@login_required
def restore_version(request: HttpRequest, pk: int) -> HttpResponse:
    corridor = get_object_or_404(Corridor.objects.editable_by(request.user), pk=pk)
    version = number_in(request, "restore") or 0
    edition = get_object_or_404(corridor.editions.select_related("corridor"), version=version)
    try:
        stored = restore(edition, request.user, number_in(request, "version") or 0)
    except Conflict:
        messages.error(request, _("Somebody changed it in the meantime; look again before you restore."))
    except InvalidDefinition as refused:
        messages.error(request, _("It cannot be restored: %(why)s") % {"why": refused})
    else:
        told = {"version": version, "new": stored.version}
        messages.success(request, _("Version %(version)d stands again, as version %(new)d.") % told)
    return redirect("assessments:corridor-history", pk)
