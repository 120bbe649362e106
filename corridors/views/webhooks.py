"""A person's own webhooks: added, tried out, watched, switched off and on, deleted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corridors.forms.webhook import WebhookForm
from corridors.models import Delivery, Webhook
from corridors.models.webhook import TEST, EventType
from corridors.requesting import request_delivery_again, request_test

ON_A_PAGE = 50


@login_required
@never_cache
def webhooks(request: HttpRequest) -> HttpResponse:
    """The list and the form; the answer to a new one is the only page that ever shows its secret."""
    form = WebhookForm(request.POST or None, user=request.user)
    made = None
    if request.method == "POST" and form.is_valid():
        made, form = form.create(), WebhookForm(user=request.user)
    mine = [_shown(webhook) for webhook in Webhook.objects.of(request.user).with_last_delivery()]
    return render(request, "account/webhooks.html", {"form": form, "made": made, "webhooks": mine})


@login_required
@never_cache
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sent to one address, newest first, with what it answered."""
    mine = get_object_or_404(Webhook.objects.of(request.user), pk=pk)
    page = Paginator(mine.deliveries.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"delivery": one, "label": label_of(one.type)} for one in page]
    return render(request, "account/webhook.html", _shown(mine) | {"page": page, "rows": rows})


@require_POST
@login_required
def test(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Webhook.objects.of(request.user), pk=pk)
    request_test(mine)
    messages.success(request, _("A test is on its way. Open this page again to see what was answered."))
    return redirect(mine)


@require_POST
@login_required
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Off where it is on, on where it is off."""
    mine = get_object_or_404(Webhook.objects.of(request.user), pk=pk)
    if mine.active:
        mine.switch_off(_("You switched it off."))
        messages.success(request, _("It is switched off; nothing is sent there."))
    else:
        mine.switch_on()
        messages.success(request, _("It is switched on. What happened while it was off is not sent."))
    return redirect(mine)


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Webhook.objects.of(request.user), pk=pk)
    mine.delete()
    messages.success(request, _("The webhook to %(url)s and its log are deleted.") % {"url": mine.url})
    return redirect("corridors:webhooks")


@require_POST
@login_required
def again(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.filter(webhook__owner=request.user), pk=pk)
    if request_delivery_again(delivery):
        messages.success(request, _("It is sent once more."))
    else:
        messages.info(request, _("Only what was given up can be sent again."))
    return redirect(delivery.webhook)


def _shown(mine: Webhook) -> dict[str, Any]:
    return {"webhook": mine, "about": [label_of(kind) for kind in mine.events]}


def label_of(kind: str) -> str:
    return _("a test") if kind == TEST else str(EventType(kind).label)
