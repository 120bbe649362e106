"""Where a curator begins: what is being read, what waits for a decision, what was read lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from corridors.models import RefreshPlan, Release, ReleaseImport, Status
from corridors.views.curation.permission import for_curators

LATELY = 15


@require_GET
@for_curators
def home(request: HttpRequest) -> HttpResponse:
    imports = ReleaseImport.objects.with_people()
    staged = Release.objects.staged().select_related("publisher").prefetch_related("imports").order_by("-pk")
    return render(request, "curation/home.html", {
        "open_imports": imports.unfinished(),
        "staged": staged,
        "ended": imports.exclude(status__in=[Status.QUEUED, Status.RUNNING])[:LATELY],
        "plans_on": RefreshPlan.objects.filter(enabled=True).count(),
        "plans_failing": RefreshPlan.objects.filter(enabled=True).exclude(reason="").count(),
    })  # fmt: skip
