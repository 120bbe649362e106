"""Two to four results side by side: which, how they differ, why, and whether they can be told apart."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Snapshot, SnapshotDraws, Status, Worker
from assessments.requesting import request_draws
from assessments.scoring.kept_draws import Draws, drawn_in_common, unpacked
from assessments.views.choices import loaded
from assessments.views.comparing_reasons import pairs_of
from assessments.views.comparing_rows import Column, columns_of, risk_rows, share_rows, threat_rows
from assessments.views.map_comparing import SnapshotChoice

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends
FEWEST, MOST = 2, 4


@never_cache
@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The chooser, and the comparison once two results at least are chosen."""
    if request.GET.getlist("corridor"):
        return redirect(_address(_latest_of(request)))
    chosen, wrong = _chosen(request)
    context: dict[str, Any] = {"slots": _slots(request, chosen), "wrong": wrong, "chosen": chosen}
    if len(chosen) >= FEWEST and not wrong:
        context |= _compared(chosen)
    return render(request, "assessments/comparing.html", context, status=400 if wrong else 200)


def _latest_of(request: HttpRequest) -> list[int]:
    """The latest results of the corridors ticked in the portfolio."""
    asked = [int(text) for text in request.GET.getlist("corridor") if text.isdecimal()]
    latest = Snapshot.objects.visible_to(request.user).filter(corridor__in=asked).latest_per_corridor()
    return list(
        latest.order_by("corridor__origin__name", "corridor__destination__name").values_list("pk", flat=True)
    )


def _address(keys: Sequence[int]) -> str:
    return f"{reverse('assessments:compare')}?{urlencode([('s', key) for key in keys])}"


def _chosen(request: HttpRequest) -> tuple[list[Snapshot], list[str]]:
    """The results that were asked for, in that order, and what is wrong with the asking."""
    asked = [text for text in request.GET.getlist("s") if text]
    visible = Snapshot.objects.visible_to(request.user).select_related(
        "corridor__origin", "corridor__destination", "method"
    )
    found = {str(one.pk): one for one in visible.filter(pk__in=[text for text in asked if text.isdecimal()])}
    wrong = [
        _("There is no result %(asked)s that you may see; choose one of the list.") % {"asked": text}
        for text in dict.fromkeys(asked) if text not in found
    ]  # fmt: skip
    twice = [text for text in dict.fromkeys(asked) if text in found and asked.count(text) > 1]
    wrong += [_("Result %(asked)s is chosen twice; choose another one.") % {"asked": text} for text in twice]
    if len(asked) > MOST:
        wrong.append(
            _("%(number)d results are too many; choose %(most)d at most.")
            % {"number": len(asked), "most": MOST}
        )
    return [found[text] for text in dict.fromkeys(asked) if text in found][:MOST], wrong


def _slots(request: HttpRequest, chosen: Sequence[Snapshot]) -> list[dict[str, Any]]:
    """The four choosers, each with every result the reader may see."""
    words = SnapshotChoice(Snapshot.objects.none())
    seen = Snapshot.objects.visible_to(request.user).without_documents()
    ordered = seen.order_by("corridor__origin__name", "corridor__destination__name", "-as_of", "-pk")
    options = [(one.pk, words.label_from_instance(one)) for one in ordered]
    labels = (
        _("First (the others are held against it)"),
        _("Second"),
        _("Third, if any"),
        _("Fourth, if any"),
    )
    keys = [one.pk for one in chosen] + [None] * MOST
    return [
        {"label": label, "chosen": key, "options": options, "number": number}
        for number, (label, key) in enumerate(zip(labels, keys, strict=False), start=1)
    ]


def _compared(chosen: Sequence[Snapshot]) -> dict[str, Any]:
    runs = _runs_of(chosen)
    columns = columns_of(chosen, _draws_of(runs))
    return {
        "columns": columns,
        "shares": share_rows(columns),
        "risks": risk_rows(columns),
        "threats": threat_rows(columns),
        "pairs": pairs_of(columns),
        "not_common": [column for column in columns[1:] if not _in_common(columns[0], column)],
        "other_origins": any(column.origin != columns[0].origin for column in columns[1:]),
        "left": chosen[0],
        "right": chosen[1],
    } | progress_of(chosen, runs)


def _in_common(first: Column, other: Column) -> bool:
    return drawn_in_common(first.payload, loaded(first.method.text), other.payload, loaded(other.method.text))


def _runs_of(chosen: Sequence[Snapshot]) -> dict[int, SnapshotDraws]:
    return {run.snapshot_id: run for run in SnapshotDraws.objects.filter(snapshot__in=chosen)}


def _draws_of(runs: dict[int, SnapshotDraws]) -> dict[int, Draws]:
    done = {key: run.content for key, run in runs.items() if run.status == Status.DONE}
    return {key: unpacked(bytes(content)) for key, content in done.items() if content is not None}


def progress_of(chosen: Sequence[Snapshot], runs: dict[int, SnapshotDraws]) -> dict[str, Any]:
    """How far the draws of the chosen results are."""
    known = [runs[one.pk] for one in chosen if one.pk in runs]
    failed = [run for run in known if run.status in (Status.FAILED, Status.CANCELLED)]
    waiting = [run for run in known if not run.is_finished]
    return {
        "query": urlencode([("s", one.pk) for one in chosen]),
        "is_drawn": len(known) == len(chosen) and all(run.status == Status.DONE for run in known),
        "to_be_asked": len(known) < len(chosen),
        "failed": failed,
        "waiting": waiting,
        "progress": sum(run.progress for run in known) // len(chosen),
        "worker_is_missing": bool(waiting) and not Worker.objects.seen_lately().exists(),
    }


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draws(request: HttpRequest) -> HttpResponse:
    """How far the draws are; by POST they are asked for, where they are not there."""
    chosen, wrong = _chosen(request)
    if wrong or len(chosen) < FEWEST:
        return redirect(_address([one.pk for one in chosen]))
    if request.method == "POST":
        for one in chosen:
            request_draws(one)
    if not request.htmx:
        return redirect(_address([one.pk for one in chosen]))
    context = progress_of(chosen, _runs_of(chosen))
    response = render(request, "assessments/comparing_draws.html", context)
    if not context["waiting"] and not context["to_be_asked"]:
        response.status_code = STOP_POLLING
        if context["is_drawn"]:
            response["HX-Refresh"] = "true"
    return response
