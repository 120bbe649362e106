"""The order of sources, and what curators chose otherwise."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridors.forms.choice import ChoiceForm
from corridors.models import SourceOverride
from corridors.source_choices import measures

curators_only = permission_required("corridors.add_sourceoverride", raise_exception=True)


@login_required
@curators_only
def choices(request: HttpRequest) -> HttpResponse:
    form = ChoiceForm(request.POST or None)
    if form.is_valid():
        messages.success(
            request, _("Chosen: %s. It counts for every assessment from now on.") % form.save(request.user)
        )
        return redirect("corridors:choices")
    known = SourceOverride.objects.select_related("indicator", "country", "publisher", "by", "ended_by")
    context = {
        "form": form,
        "measures": measures(),
        "in_force": known.in_force(),
        "ended": known.exclude(ended_at=None)[:20],
    }
    return render(request, "corridors/choices.html", context, status=422 if form.errors else 200)


@login_required
@curators_only
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    override = get_object_or_404(SourceOverride.objects.in_force(), pk=pk)
    SourceOverride.objects.in_force().filter(pk=pk).update(ended_at=timezone.now(), ended_by=request.user)
    messages.success(request, _("Ended: %s. The order of sources decides again.") % override)
    return redirect("corridors:choices")
