"""A corridor's result: the latest one, or a certain snapshot; all of it read from the document."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from assessments.models import Assessment, Report, Scenario, Snapshot, Worker
from assessments.reports.words import citing
from assessments.staleness import reasons_of
from assessments.views.asking.one import again_url
from assessments.views.result.others import results_of
from assessments.views.result.parts import result_parts
from assessments.views.reviewing.parts import review_part
from corridors.models import Corridor

WITH = ("corridor__origin", "corridor__destination", "corridor__owner", "corridor__organisation", "method")


@login_required
def corridor(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest result of a corridor, or what can be done where there is none yet."""
    shown = get_object_or_404(Corridor.objects.visible_to(request.user).with_countries(), pk=pk)
    results = Snapshot.objects.filter(corridor=shown).newest_first().select_related(*WITH)
    latest = as_shown(results, request.user).first()
    if latest is None:
        return render(request, "assessments/corridor_empty.html", _empty(shown))
    return render(request, "assessments/result.html", result_context(request, latest, sees_corridor=True))


@login_required
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    visible = as_shown(Snapshot.objects.visible_to(request.user).select_related(*WITH), request.user)
    return render(
        request, "assessments/result.html", result_context(request, get_object_or_404(visible, pk=pk))
    )


def as_shown(results: Any, user: Any) -> Any:
    """Each with ``is_stale``, and ``what_ifs``: how many are stored beside it that the reader may see."""
    beside = Scenario.objects.visible_to(user).filter(base=OuterRef("pk")).order_by().values("base")
    counted = Coalesce(Subquery(beside.annotate(n=Count("pk")).values("n")), 0)
    return results.with_staleness().annotate(what_ifs=counted)


def result_context(request: HttpRequest, shown: Any, *, sees_corridor: bool = False) -> dict[str, Any]:
    """What the page shows; who sees only this one result of the corridor is led to no other."""
    if not sees_corridor:
        sees_corridor = Corridor.objects.visible_to(request.user).filter(pk=shown.corridor_id).exists()
    others = results_of(shown, only_this=not sees_corridor)
    return result_parts(shown) | citing_part(request, shown) | review_part(shown, request.user) | {
        "sees_corridor": sees_corridor,
        "snapshot": shown,
        "corridor": shown.corridor,
        "payload": shown.payload,
        "is_stale": shown.is_stale,
        "stale_because": reasons_of([shown])[shown.pk] if shown.is_stale else [],
        "is_latest": others[0].pk == shown.pk,
        "others": others,
        "what_ifs": shown.what_ifs,
        "report": Report.objects.current(shown).first(),
        "again_url": again_url(shown.corridor, as_of=None, method=shown.method.name),
    }  # fmt: skip


def citing_part(request: HttpRequest, shown: Any) -> dict[str, str]:
    payload = shown.payload
    named = {
        "snapshot_digest": shown.digest,
        "created": shown.created_at.date().isoformat(),
        "url": request.build_absolute_uri(shown.get_absolute_url()),
    }
    return {
        "citation": citing.how_to_cite(payload, **named),
        "editions_cited": citing.editions_cited(payload),
        "bibtex": citing.bibtex(payload, **named),
    }


def _empty(shown: Corridor) -> dict[str, Any]:
    return {
        "corridor": shown,
        "tries": Assessment.objects.filter(corridor=shown).select_related("method")[:5],
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }
