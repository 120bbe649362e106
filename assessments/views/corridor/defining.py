"""Define a corridor in one page: a form, what it says stored as a version, or kept as a draft."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments.models import Method
from assessments.views.assumptions import assumptions_of
from assessments.views.corridor.conflicts import conflict_page, number_in
from assessments.views.corridor.drafts import keep_draft
from corridors.defining import Conflict, InvalidDefinition, define, document_of
from corridors.definitions import EMPTY, checked
from corridors.forms.countries import offered
from corridors.forms.definition import CorridorForm
from corridors.models import Corridor, CorridorDraft, Country

OCCUPATION_GROUPS = (
    "Managers", "Professionals", "Technicians and associate professionals", "Clerical support workers",
    "Service and sales workers", "Skilled agricultural, forestry and fishery workers",
    "Craft and related trades workers", "Plant and machine operators, and assemblers",
    "Elementary occupations", "Armed forces occupations",
)  # fmt: skip
"""The major groups of ISCO-08, the International Standard Classification of Occupations."""


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    return _define(request, None)


@never_cache
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Corridor.objects.visible_to(request.user).with_countries()
    corridor = get_object_or_404(visible, pk=pk)
    if not may_edit(request.user, corridor):
        messages.warning(request, _("You can read this corridor, not change it. A copy of it can be yours."))
        return redirect(corridor)
    return _define(request, corridor)


def may_edit(user: Any, corridor: Corridor) -> bool:
    return Corridor.objects.editable_by(user).filter(pk=corridor.pk).exists()


def _define(request: HttpRequest, corridor: Corridor | None) -> HttpResponse:
    draft = _draft(request, corridor)
    if request.method != "POST":
        typed = typed_in(draft) if draft else None
        return _page(request, _form(request, corridor, typed), corridor, draft)
    if request.POST.get("do") == "draft":
        return redirect(keep_draft(request, corridor, draft))
    form = _form(request, corridor, request.POST)
    if form.is_valid():
        try:
            return _saved(request, form, corridor, draft)
        except InvalidDefinition as refused:
            form.take_errors(refused.errors)
    return _page(request, form, corridor, draft, status=422)


def _saved(
    request: HttpRequest, form: CorridorForm, corridor: Corridor | None, draft: CorridorDraft | None
) -> HttpResponse:
    wanted, why = checked(form.as_document(), request.user, corridor), form.cleaned_data["why"]
    try:
        stored = define(wanted, request.user, begun_from(request), corridor=corridor, why=why)
    except Conflict as conflict:
        return conflict_page(request, conflict.current, wanted, begun_from(request), why=why)
    if draft:
        draft.delete()
    if corridor and stored.version == begun_from(request):
        messages.info(request, _("Nothing was changed, so there is no new version."))
    else:
        messages.success(request, _("Saved as version %(version)d.") % {"version": stored.version})
    if request.POST.get("do") == "assess":
        return redirect("assessments:corridor-assess", stored.pk)
    return redirect(stored)


def begun_from(request: HttpRequest) -> int | None:
    """The version the writer saw; None where the form does not say."""
    return number_in(request, "version")


def _draft(request: HttpRequest, corridor: Corridor | None) -> CorridorDraft | None:
    """The writer's own draft the address or the form names."""
    named = request.POST.get("draft") or request.GET.get("draft", "")
    if not named.isdecimal() or len(named) > 15:
        return None
    mine: CorridorDraft | None = (
        CorridorDraft.objects.of(request.user).filter(pk=int(named), corridor=corridor).first()
    )
    return mine


def typed_in(draft: CorridorDraft) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        data.setlist(name, values)
    return data


def _form(request: HttpRequest, corridor: Corridor | None, data: Any) -> CorridorForm:
    return CorridorForm(
        data,
        user=request.user,
        countries=list(Country.objects.countries()),
        document=document_of(corridor) if corridor else _beginning(request),
        may_share=corridor is None or corridor.owner_id in (None, request.user.pk),
    )


def _beginning(request: HttpRequest) -> dict[str, Any]:
    """A new corridor, with the pair and the population a link may name."""
    given = {name: request.GET.get(name, "")[:120] for name in ("origin", "destination")}
    population = request.GET.get("population", "")
    known = population in Corridor.Population.values
    return EMPTY | given | {
        "population": population if known else Corridor.Population.RESIDENTS.value,
        "owner": request.user.get_username(),
    }  # fmt: skip


def _page(
    request: HttpRequest,
    form: CorridorForm,
    corridor: Corridor | None,
    draft: CorridorDraft | None,
    status: int = 200,
) -> HttpResponse:
    method = Method.objects.filter(is_default=True).first()
    version = form.data.get("version") if form.is_bound else getattr(corridor, "version", None)
    drafts = CorridorDraft.objects.of(request.user).select_related("corridor")
    others = drafts.filter(corridor=corridor).exclude(pk=draft.pk if draft else None)
    context = {
        "form": form,
        "corridor": corridor,
        "draft": draft,
        "is_draft": draft is not None and request.method == "GET",
        "other_drafts": others,
        "version": version or "",
        "countries": offered(form.countries),
        "groups": OCCUPATION_GROUPS,
        "method": method,
        "assumed": assumptions_of(method),
        "form_url": reverse("assessments:corridor-edit", args=[corridor.pk])
        if corridor
        else reverse("assessments:corridor-new"),
    }
    return render(request, "assessments/corridor/define.html", context, status=status)
