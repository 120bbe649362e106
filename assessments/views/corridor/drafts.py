"""Forms that are not finished: kept as they were typed, for their writer alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.views.corridor.conflicts import number_in
from corridors.models import Corridor, CorridorDraft

NOT_TYPED = {"csrfmiddlewaretoken", "do", "draft"}


def keep_draft(request: HttpRequest, corridor: Corridor | None, draft: CorridorDraft | None) -> str:
    """Keep what was typed, right or wrong; the address where it can be gone on with."""
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    if draft is None:
        draft = _new_draft(request, corridor)
    draft.typed, draft.base_version = typed, number_in(request, "version")
    draft.save()
    messages.success(request, _("Kept as a draft. Only you can see it."))
    return draft_url(draft)


def _new_draft(request: HttpRequest, corridor: Corridor | None) -> CorridorDraft:
    """One draft a corridor and writer; of new corridors as many as are begun."""
    if corridor is None:
        return CorridorDraft(writer=request.user)
    return CorridorDraft.objects.get_or_create(writer=request.user, corridor=corridor)[0]


def draft_url(draft: CorridorDraft) -> str:
    page = (
        reverse("assessments:corridor-edit", args=[draft.corridor_id])
        if draft.corridor_id
        else reverse("assessments:corridor-new")
    )
    return f"{page}?draft={draft.pk}"


@require_POST
@login_required
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    draft = get_object_or_404(CorridorDraft.objects.of(request.user), pk=pk)
    draft.delete()
    messages.success(request, _("The draft is gone."))
    return redirect("assessments:portfolio")
