"""Two to four results or what-ifs side by side: how they differ, why, and whether they can be told apart."""

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
from assessments.scoring.kept_draws import drawn_in_common
from assessments.views.choices import loaded
from assessments.views.comparing.compared import Compared, columns_of, found_of, missing, options_of
from assessments.views.comparing.reasons import pairs_of
from assessments.views.comparing.rows import Column, risk_rows, share_rows, threat_rows

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
    slots = _slots(request, chosen)
    offered = sum(len(options) for _group, options in slots[0]["groups"])
    context: dict[str, Any] = {"slots": slots, "wrong": wrong, "chosen": chosen}
    context["can_compare"] = offered >= FEWEST
    if len(chosen) >= FEWEST and not wrong:
        context |= _compared(chosen)
    return render(request, "assessments/comparing.html", context, status=400 if wrong else 200)


def _latest_of(request: HttpRequest) -> list[str]:
    """The latest results of the corridors ticked in the portfolio."""
    asked = [int(text) for text in request.GET.getlist("corridor") if text.isdecimal()]
    latest = Snapshot.objects.visible_to(request.user).filter(corridor__in=asked).latest_per_corridor()
    ordered = latest.order_by("corridor__origin__name", "corridor__destination__name")
    return [str(pk) for pk in ordered.values_list("pk", flat=True)]


def _address(keys: Sequence[str]) -> str:
    return f"{reverse('assessments:compare')}?{urlencode([('s', key) for key in keys])}"


def _chosen(request: HttpRequest) -> tuple[list[Compared], list[str]]:
    """What was asked for, in that order, and what is wrong with the asking."""
    asked = [text for text in request.GET.getlist("s") if text]
    found = found_of(request.user, asked)
    wrong = [missing(text) for text in dict.fromkeys(asked) if text not in found]
    twice = [text for text in dict.fromkeys(asked) if text in found and asked.count(text) > 1]
    wrong += [_("Result %(asked)s is chosen twice; choose another one.") % {"asked": text} for text in twice]
    if len(asked) > MOST:
        wrong.append(
            _("%(number)d results are too many; choose %(most)d at most.")
            % {"number": len(asked), "most": MOST}
        )
    return [found[text] for text in dict.fromkeys(asked) if text in found][:MOST], wrong


def _slots(request: HttpRequest, chosen: Sequence[Compared]) -> list[dict[str, Any]]:
    """The four choosers, each with everything the reader may see."""
    groups = options_of(request.user)
    labels = (
        _("First (the others are held against it)"),
        _("Second"),
        _("Third, if any"),
        _("Fourth, if any"),
    )
    keys = [one.key for one in chosen] + [""] * MOST
    return [
        {"label": label, "chosen": key, "groups": groups, "number": number}
        for number, (label, key) in enumerate(zip(labels, keys, strict=False), start=1)
    ]


def _compared(chosen: Sequence[Compared]) -> dict[str, Any]:
    runs = _runs_of(chosen)
    columns = columns_of(chosen, runs)
    return {
        "columns": columns,
        "shares": share_rows(columns),
        "risks": risk_rows(columns),
        "threats": threat_rows(columns),
        "pairs": pairs_of(columns),
        "not_common": [column for column in columns[1:] if not _in_common(columns[0], column)],
        "other_origins": any(column.origin != columns[0].origin for column in columns[1:]),
        "has_what_if": any(column.what_if for column in columns),
        "mapped": _results(chosen)[:FEWEST],
    } | progress_of(chosen, runs)


def _results(chosen: Sequence[Compared]) -> list[Snapshot]:
    """The results among what is compared: only these have maps, and draws that can be asked for."""
    return [one.snapshot for one in chosen if one.scenario is None]


def _in_common(first: Column, other: Column) -> bool:
    return drawn_in_common(first.payload, loaded(first.method.text), other.payload, loaded(other.method.text))


def _runs_of(chosen: Sequence[Compared]) -> dict[int, SnapshotDraws]:
    return {run.snapshot_id: run for run in SnapshotDraws.objects.filter(snapshot__in=_results(chosen))}


def progress_of(chosen: Sequence[Compared], runs: dict[int, SnapshotDraws]) -> dict[str, Any]:
    """How far the draws of the chosen results are; what-ifs bring theirs."""
    results = _results(chosen)
    known = [runs[one.pk] for one in results if one.pk in runs]
    failed = [run for run in known if run.status in (Status.FAILED, Status.CANCELLED)]
    waiting = [run for run in known if not run.is_finished]
    return {
        "query": urlencode([("s", one.key) for one in chosen]),
        "is_drawn": len(known) == len(results) and all(run.status == Status.DONE for run in known),
        "to_be_asked": len(known) < len(results),
        "failed": failed,
        "waiting": waiting,
        "progress": sum(run.progress for run in known) // max(1, len(results)),
        "worker_is_missing": bool(waiting) and not Worker.objects.seen_lately().exists(),
    }


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draws(request: HttpRequest) -> HttpResponse:
    """How far the draws are; by POST they are asked for, where they are not there."""
    chosen, wrong = _chosen(request)
    if wrong or len(chosen) < FEWEST:
        return redirect(_address([one.key for one in chosen]))
    if request.method == "POST":
        for one in _results(chosen):
            request_draws(one)
    if not request.htmx:
        return redirect(_address([one.key for one in chosen]))
    context = progress_of(chosen, _runs_of(chosen))
    response = render(request, "assessments/comparing_draws.html", context)
    if not context["waiting"] and not context["to_be_asked"]:
        response.status_code = STOP_POLLING
        if context["is_drawn"]:
            response["HX-Refresh"] = "true"
    return response
