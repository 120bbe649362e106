"""A corridor's result: the latest one, or a certain snapshot; all of it read from the document."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from assessments.models import Assessment, Snapshot, Worker
from assessments.views.asking import again_url
from assessments.views.result_parts import result_parts
from corridors.models import Corridor

WITH = ("corridor__origin", "corridor__destination", "corridor__owner", "corridor__organisation", "method")


@login_required
def corridor(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest result of a corridor, or what can be done where there is none yet."""
    shown = get_object_or_404(Corridor.objects.visible_to(request.user).with_countries(), pk=pk)
    latest = Snapshot.objects.filter(corridor=shown).newest_first().select_related(*WITH).first()
    if latest is None:
        return render(request, "assessments/corridor_empty.html", _empty(shown))
    return render(request, "assessments/result.html", result_context(latest))


@login_required
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Snapshot.objects.visible_to(request.user).select_related(*WITH)
    return render(request, "assessments/result.html", result_context(get_object_or_404(visible, pk=pk)))


def result_context(shown: Any) -> dict[str, Any]:
    others = list(
        Snapshot.objects.filter(corridor=shown.corridor_id)
        .newest_first()
        .values("pk", "as_of", "created_at", "method__name")[:12]
    )  # fmt: skip
    return result_parts(shown) | {
        "snapshot": shown,
        "corridor": shown.corridor,
        "payload": shown.payload,
        "is_stale": Snapshot.objects.stale().filter(pk=shown.pk).exists(),
        "is_latest": not others or others[0]["pk"] == shown.pk,
        "others": [other for other in others if other["pk"] != shown.pk],
        "report": shown.reports.first(),
        "again_url": again_url(shown.corridor, as_of=None, method=shown.method.name),
    }


def _empty(shown: Corridor) -> dict[str, Any]:
    return {
        "corridor": shown,
        "tries": Assessment.objects.filter(corridor=shown).select_related("method")[:5],
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }
