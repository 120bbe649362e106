"""All pairs at once, for every signed-in user: look up, ask, follow, and go on with one corridor."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.models import Assessment, Method, ScreenedPair, Screening, Worker
from assessments.questions import evidence_digest
from assessments.requesting import request_screening
from assessments.scoring.version import ENGINE_VERSION
from assessments.views.asking.one import again_url, corridor_for, made_for
from assessments.views.choices import loaded
from assessments.views.screening.forms import PairFilterForm, ScreeningRequestForm
from assessments.views.screening.rows import protection_texts, shown_pairs
from corridors.models import Corridor, Country, Membership

STOP_POLLING = 286  # htmx's own status: the answer is taken and polling ends
A_PAGE = 50


@never_cache
@login_required
@require_GET
def screening(request: HttpRequest) -> HttpResponse:
    """The rows that are asked for, by the names of origin and destination."""
    return _page(request, _request_form(None))


@never_cache
@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Start a screening, for officers and curators."""
    if not may_ask(request.user):
        raise PermissionDenied
    form = _request_form(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    asked = request_screening(**form.cleaned_data, requested_by=request.user)
    if asked.is_finished:
        messages.info(request, "The same was screened before with the same evidence; here it is.")
    return redirect(asked)


@never_cache
@login_required
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a screening is; asked for by htmx, the part that changes."""
    shown = get_object_or_404(Screening.objects.select_related("method", "requested_by"), pk=pk)
    if not request.htmx:
        return redirect(shown)
    response = render(request, "assessments/screening_part.html", _progress_of(request.user, shown))
    if shown.is_finished:
        response.status_code = STOP_POLLING
    if shown.status == "done":
        response["HX-Redirect"] = shown.get_absolute_url()
    return response


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Screening, pk=pk)
    if not _may_cancel(request.user, shown):
        messages.error(request, "Only who asked, or a curator, can cancel.")
    elif shown.cancel():
        messages.success(request, "Cancelled. Nothing was stored.")
    else:
        messages.warning(request, "Too late to cancel: it had already ended.")
    return redirect(shown)


@require_POST
@login_required
def adopt(request: HttpRequest) -> HttpResponse:
    """Open the corridor of a pair; where the reader sees none, make a private one and go on to asking."""
    screened = Country.objects.screened().in_bulk()
    origin, destination = (screened.get(request.POST.get(end, "")) for end in ("origin", "destination"))
    if origin is None or destination is None:
        raise Http404("No such pair is screened.")
    if origin == destination:
        messages.error(request, f"Origin and destination are both {origin.name}; choose two countries.")
        return redirect("assessments:screening")
    pair = {"origin": origin, "destination": destination, "population": Corridor.Population.RESIDENTS}
    corridor, is_new = corridor_for(request.user, pair)
    if not is_new:
        return redirect(corridor)
    messages.info(request, made_for(corridor))
    default = Method.objects.filter(is_default=True).values_list("name", flat=True).first()
    return redirect(again_url(corridor, as_of=None, method=default or ""))


def may_ask(user: Any) -> bool:
    """Officers of any organisation, and curators: it is half a minute of everybody's worker."""
    return _curates(user) or user.memberships.filter(role=Membership.Role.OFFICER).exists()


def _curates(user: Any) -> bool:
    return user.has_perm("corridors.change_release")


def _may_cancel(user: Any, shown: Screening) -> bool:
    return not shown.is_finished and (shown.requested_by_id == user.pk or _curates(user))


def _request_form(data: Any) -> ScreeningRequestForm:
    methods = list(Method.objects.order_by("-is_default", "name"))
    initial = {"as_of": Assessment.default_as_of(), "method": methods[0].name if methods else ""}
    return ScreeningRequestForm(data, methods=methods, initial=initial)


def _page(request: HttpRequest, asking: ScreeningRequestForm, status: int = 200) -> HttpResponse:
    countries = list(Country.objects.screened())
    finding = PairFilterForm(request.GET, countries=countries)
    shown = Screening.objects.finished().select_related("method").first()
    context: dict[str, Any] = {
        "asking": asking,
        "finding": finding,
        "countries": countries,
        "number_of_pairs": len(countries) * (len(countries) - 1),
        "may_ask": may_ask(request.user),
        "screening": shown,
        **_latest_run(request.user),
    }
    if shown is not None:
        context |= _found(request, shown, finding)
    return render(request, "assessments/screening.html", context, status=status)


def _found(request: HttpRequest, shown: Screening, finding: PairFilterForm) -> dict[str, Any]:
    limit = loaded(shown.method.text).number("reliability.indicative_above")
    found = finding.filtered(ScreenedPair.objects.of(shown), limit).with_countries()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    pairs = list(page.object_list)
    return {
        "page": page,
        "rows": shown_pairs(pairs, shown.method, request.user),
        "protection": protection_texts(pairs, shown.method),
        "indicative_above": limit,
        "figures_have_changed": shown.evidence != evidence_digest(shown.as_of),
        "engine_has_changed": shown.engine_version != ENGINE_VERSION,
    }


def _latest_run(user: Any) -> dict[str, Any]:
    """The run that is open, or the last one where it ended without rows."""
    latest = Screening.objects.select_related("method", "requested_by").first()
    if latest is None or latest.status == "done":
        return {"run": None, "worker_is_missing": False}
    return _progress_of(user, latest)


def _progress_of(user: Any, shown: Screening) -> dict[str, Any]:
    return {
        "run": shown,
        "may_cancel": _may_cancel(user, shown),
        "worker_is_missing": not shown.is_finished and not Worker.objects.seen_lately().exists(),
    }
