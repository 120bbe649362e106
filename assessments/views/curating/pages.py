"""The page on which a curator decides about a release, and the list of results that became stale."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments import curating
from assessments.models import Assessment, ReleaseEffect, Snapshot, Status, Worker
from assessments.requesting import Wanted, request_batch, request_effect
from assessments.staleness import reasons_of
from assessments.views.curating.differences import differences_context
from assessments.views.curating.effect import effect_context, foretold
from assessments.views.curating.forms import ConfirmForm, DecisionForm
from corridors.importing import (
    NotDecided,
    NotPublishable,
    barred_because,
    reconsider_release,
    reject_release,
)
from corridors.importing.doubting import Doubt, losses, sentence
from corridors.importing.publishing import predecessors, takes_over_on
from corridors.models import Corridor, Release
from corridors.views.following import call_off, progress_part

curators = permission_required("corridors.change_release", raise_exception=True)
DECISIONS = {
    Release.Status.STAGED: ("publish", "reject"),
    Release.Status.PUBLISHED: ("withdraw",),
    Release.Status.SUPERSEDED: ("withdraw",),
    Release.Status.REJECTED: ("reconsider",),
}


@never_cache
@login_required
@curators
@require_GET
def release(request: HttpRequest, key: str) -> HttpResponse:
    """Everything a decision about a release rests on."""
    shown = _release(key)
    before = _before(shown)
    context = {
        **_facts(request, shown, before),
        **differences_context(request, shown, before),
        **effect_context(ReleaseEffect.objects.to_show(shown), request.user),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }
    return render(request, "assessments/curate_release.html", context)


def _facts(request: HttpRequest, shown: Release, before: list[Release]) -> dict[str, Any]:
    return {
        "release": shown,
        "before": [(older, takes_over_on(shown, older)) for older in before],
        "beside": _beside(shown, before),
        "steps": shown.steps.select_related("by").defer("stood"),
        "doubts": [sentence(doubt) for doubt in shown.doubts],
        "decisions": DECISIONS.get(Release.Status(shown.status), ()),
        "barred": barred_because(shown, request.user) if shown.status == Release.Status.STAGED else "",
    }


def _before(shown: Release) -> list[Release]:
    """What it would take the place of, or took the place of when it was published."""
    if shown.status == Release.Status.STAGED:
        return predecessors(shown)
    return list(shown.supersedes.all())


def _beside(shown: Release, before: list[Release]) -> list[Release]:
    same = Release.objects.published().filter(publisher=shown.publisher_id, dataset=shown.dataset)
    return list(same.exclude(pk__in=[shown.pk, *(one.pk for one in before)]))


@never_cache
@login_required
@curators
def decide(request: HttpRequest, key: str, decision: str) -> HttpResponse:
    """Say in numbers what a decision will do; done only once it is confirmed."""
    shown = _release(key)
    if request.method != "POST" or decision not in DECISIONS.get(Release.Status(shown.status), ()):
        messages.warning(request, _("That cannot be done with this release now; it stands as below."))
        return redirect("assessments:curate-release", key)
    lost = list(losses(shown, _before(shown))) if decision == "publish" else []
    form = DecisionForm(request.POST, withdrawing=decision == "withdraw", losing=bool(lost))
    if not form.is_valid():
        return _confirmation(request, shown, decision, form, lost, status=422)
    if not ConfirmForm(request.POST).is_valid():
        return _confirmation(request, shown, decision, form, lost)
    try:
        said = _decided(request, shown, decision, form.cleaned_data)
    except (NotDecided, NotPublishable) as why:
        messages.error(request, _("Nothing was changed. %s") % why)
    else:
        messages.success(request, said)
    return redirect("assessments:curate-release", key)


def _decided(request: HttpRequest, shown: Release, decision: str, said: dict[str, Any]) -> str:
    by, why = request.user, said["why"]
    if decision == "reject":
        reject_release(shown.key, by=by, why=why)
        return _("Rejected. Its rows and the reason are kept; it never counted.")
    if decision == "reconsider":
        reconsider_release(shown.key, by=by, why=why)
        return _("Staged again: it waits for a decision.")
    if decision == "publish":
        knowing = bool(said.get("knowing_losses"))
        outcome = curating.publish(shown.key, by=by, why=why, knowing_losses=knowing)
        done = _("Published.") if outcome.decided.changed else _("It was published already; nothing changed.")
    else:
        outcome = curating.withdraw(shown.key, by=by, why=why, giving_back=said["giving_back"])
        done = _("Withdrawn.") if outcome.decided.changed else _("It was withdrawn already; nothing changed.")
    stale = ngettext(
        "%(number)d corridor's latest result became stale.",
        "The latest results of %(number)d corridors became stale.",
        outcome.stale,
    )
    return f"{done} {stale % {'number': outcome.stale}}"


def _confirmation(
    request: HttpRequest,
    shown: Release,
    decision: str,
    form: DecisionForm,
    lost: list[Doubt],
    status: int = 200,
) -> HttpResponse:
    before = _before(shown)
    effect = ReleaseEffect.objects.to_show(shown)
    try:
        stale = curating.would_become_stale(shown.key, decision, request.user) if counts(decision) else 0
    except (NotDecided, NotPublishable) as why:
        messages.error(request, _("Nothing was changed. %s") % why)
        return redirect("assessments:curate-release", shown.key)
    context = {
        "release": shown,
        "decision": decision,
        "form": form,
        "losses": lost,
        "before": [(older, takes_over_on(shown, older)) for older in before],
        "becoming_stale": stale,
        "differences": differences_context(request, shown, before)["counts"],
        "effect": effect if effect and effect.status == Status.DONE else None,
        "foretold": foretold(effect) if effect and effect.status == Status.DONE else None,
    }
    return render(request, "assessments/curate_confirm.html", context, status=status)


def counts(decision: str) -> bool:
    """Whether a decision changes what counts: neither rejecting nor taking up again does."""
    return decision in ("publish", "withdraw")


@require_POST
@login_required
@curators
def compute_effect(request: HttpRequest, key: str) -> HttpResponse:
    """Ask a worker what the release would change in every corridor."""
    shown = _release(key)
    if shown.status != Release.Status.STAGED:
        messages.warning(request, _("Only of a staged release is there an effect to compute."))
        return redirect("assessments:curate-release", key)
    as_of = Assessment.default_as_of() if request.POST.get("as_of") == "today" else None
    asked = request_effect(release=shown, as_of=as_of, requested_by=request.user)
    return redirect(f"{asked.get_absolute_url()}#effect")


@never_cache
@login_required
@curators
@require_GET
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the effect is; asked for by htmx, the part that changes."""
    shown = get_object_or_404(ReleaseEffect.objects.select_related("release", "requested_by"), pk=pk)
    if not request.htmx:
        return redirect(shown)
    context = effect_context(shown, request.user) | {"release": shown.release}
    return progress_part(request, shown, "assessments/curate_effect.html", context)


@require_POST
@login_required
@curators
def cancel_effect(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(ReleaseEffect, pk=pk)
    call_off(request, shown)
    return redirect(shown)


@never_cache
@login_required
@curators
@require_GET
def stale(request: HttpRequest) -> HttpResponse:
    """Every corridor whose latest result rests on what no longer counts, with the reason."""
    snapshots = list(
        Snapshot.objects.of_portfolio().stale().defer("payload")
        .select_related("corridor__origin", "corridor__destination", "method")
    )  # fmt: skip
    reasons = reasons_of(snapshots)
    visible = set(Corridor.objects.visible_to(request.user).values_list("pk", flat=True))
    running = set(
        Assessment.objects.unfinished().filter(corridor__in=[one.corridor_id for one in snapshots])
        .values_list("corridor_id", flat=True)
    )  # fmt: skip
    rows = [(one, reasons[one.pk], one.corridor_id in running) for one in snapshots]
    context = {
        "rows": [row for row in rows if row[0].corridor_id in visible],
        "hidden": sum(row[0].corridor_id not in visible for row in rows),
        "total": len(rows),
        "running": len(running),
        "worker_is_missing": not Worker.objects.seen_lately().exists(),
    }
    return render(request, "assessments/stale.html", context)


@require_POST
@login_required
@curators
def assess_stale(request: HttpRequest) -> HttpResponse:
    """Ask for every stale result again, as it was asked for: one click."""
    stale = Snapshot.objects.of_portfolio().stale().defer("payload")
    wanted = [Wanted(one.corridor, one.method, one.as_of) for one in stale]
    asked = request_batch(wanted, request.user)
    new = sum(one.is_new for one in asked)
    text = ngettext("%(number)d assessment was asked for.", "%(number)d assessments were asked for.", new)
    messages.success(request, text % {"number": new})
    return redirect("assessments:stale")


def _release(key: str) -> Release:
    return get_object_or_404(Release.objects.select_related("publisher", "superseded_by"), key=key)
