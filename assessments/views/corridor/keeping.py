"""Copy a corridor, put it away, take it out again, delete one that never came to anything."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridors import defining
from corridors.models import Corridor


@require_POST
@login_required
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    corridor = get_object_or_404(Corridor.objects.visible_to(request.user).with_countries(), pk=pk)
    copy = defining.duplicate(corridor, request.user)
    messages.success(request, _("This copy is yours, and only you can see it."))
    return redirect("assessments:corridor-edit", copy.pk)


@require_POST
@login_required
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    corridor = get_object_or_404(Corridor.objects.editable_by(request.user), pk=pk)
    if request.POST.get("do") == "unarchive":
        if defining.archive(corridor, request.user, archived=False):
            messages.success(request, _("It stands in the portfolio again."))
    elif defining.archive(corridor, request.user):
        messages.success(
            request, _("Archived. Its results stay, and the portfolio shows it when asked for archived ones.")
        )
    return redirect(corridor)


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """For its owner, as long as nobody asked for an assessment; later it can be archived."""
    mine = Corridor.objects.editable_by(request.user).filter(owner=request.user)
    corridor = get_object_or_404(mine, pk=pk)
    if corridor.assessments.exists():
        messages.error(request, _("It has been assessed, so it cannot be deleted; archive it instead."))
        return redirect(corridor)
    corridor.delete()
    messages.success(request, _("The corridor is deleted."))
    return redirect("assessments:portfolio")
