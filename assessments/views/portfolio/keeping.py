"""What a reader does with the portfolio itself: saved views, and differences marked as seen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.models import LastVisit, SavedView
from assessments.views.portfolio.entries import portfolio_of
from assessments.views.portfolio.filters import PortfolioFilterForm
from assessments.views.portfolio.page import portfolio_page
from assessments.views.portfolio.saving import SavedViewForm


@require_POST
@login_required
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters that are looked at; where the name is wrong, the page stands as it was."""
    asked = QueryDict(request.POST.get("query", "")[:1000])
    saving = SavedViewForm(request.user, request.POST)
    if not saving.is_valid():
        views = list(SavedView.objects.of(request.user))
        return portfolio_page(request, asked, views, saving, status=422)
    archived = asked.get("archived") == "1"
    finding = PortfolioFilterForm(asked, portfolio_of(request.user, archived=archived), request.user)
    view = saving.keep(finding.query)
    messages.success(request, _("Saved as “%(name)s”.") % {"name": view.name})
    return redirect(view)


@require_POST
@login_required
def change_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a view, open the portfolio with it or no longer, or delete it."""
    view = get_object_or_404(SavedView.objects.of(request.user), pk=pk)
    wanted = request.POST.get("do")
    if wanted == "delete":
        view.delete()
        messages.success(request, _("The view “%(name)s” is deleted.") % {"name": view.name})
        return redirect(f"{reverse('assessments:portfolio')}?all=1")
    if wanted in ("open", "close"):
        view.open_with(opens=wanted == "open")
        return redirect(view)
    return _rename(request, view)


def _rename(request: HttpRequest, view: SavedView) -> HttpResponse:
    form = SavedViewForm(request.user, request.POST, renaming=view)
    if form.is_valid():
        view.name = form.cleaned_data["name"]
        view.save(update_fields=["name"])
    else:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect(view)


@require_POST
@login_required
def dismiss_changes(request: HttpRequest) -> HttpResponse:
    """What was shown is seen; what came after the page was opened stays for the next one."""
    visit = LastVisit.objects.filter(user=request.user).first()
    if visit is not None:
        visit.begin()
    return redirect(f"{reverse('assessments:portfolio')}?{request.POST.get('query', '')[:1000] or 'all=1'}")
