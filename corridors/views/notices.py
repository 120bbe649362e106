"""A person's notices: what happened, where to see it, and whether it also comes by e-mail."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from corridors.models import NoMail, Notice

ROWS = 50


def unread_notices(request: HttpRequest) -> dict[str, Any]:
    """For every page: how many notices wait, counted only where a template shows it."""
    return {"unread_notices": lambda: Notice.objects.of(request.user).unread().count()}


@never_cache
@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Unread ones first, then by date."""
    mine = Notice.objects.of(request.user)
    return render(request, "account/notices.html", {
        "page": Paginator(mine.unread_first(), ROWS).get_page(request.GET.get("page")),
        "unread": mine.unread().count(),
        "mail_is_set": settings.MAIL_IS_SET,
        "wants_mail": not NoMail.objects.filter(user=request.user).exists(),
    })  # fmt: skip


@never_cache
@login_required
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to what a notice is about; from then on it is read."""
    mine = Notice.objects.of(request.user).filter(pk=pk)
    found = get_object_or_404(mine)
    mine.mark_read()
    inside = url_has_allowed_host_and_scheme(found.url, allowed_hosts=None)
    return redirect(found.url if found.url and inside else "corridors:notices")


@require_POST
@login_required
def mark_read(request: HttpRequest) -> HttpResponse:
    """The one that is named, else all."""
    mine, named = Notice.objects.of(request.user), request.POST.get("notice", "")
    if named:
        mine = mine.filter(pk=int(named)) if named.isdecimal() and len(named) < 16 else mine.none()
    marked = mine.mark_read()
    if not named:
        told = ngettext("%(n)d notice is marked as read.", "%(n)d notices are marked as read.", marked)
        messages.success(request, told % {"n": marked})
    return redirect("corridors:notices")


@require_POST
@login_required
def choose_mail(request: HttpRequest) -> HttpResponse:
    """Get notices by e-mail too, or in the site only."""
    if request.POST.get("by_mail"):
        NoMail.objects.filter(user=request.user).delete()
        messages.success(request, _("Notices you have not read come by e-mail too."))
    else:
        NoMail.objects.get_or_create(user=request.user)
        messages.success(request, _("Notices no longer come by e-mail; they stay on this page."))
    return redirect("corridors:notices")
