"""The page on which the route of a corridor is edited, by those who may edit the corridor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from corridors.forms.route_of_corridor import RouteForm
from corridors.models import Corridor
from corridors.routing import plan_of


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    editable = Corridor.objects.editable_by(request.user).with_countries()
    corridor = get_object_or_404(editable, pk=pk)
    initial = {"route": plan_of(corridor), "version": corridor.version}
    form = RouteForm(request.POST or None, initial=initial, corridor=corridor)
    status = 200
    if form.is_bound:
        if form.is_valid() and form.save(request.user):
            messages.success(request, _("The route is stored. Assess the corridor again to see its effect."))
            return redirect("corridors:route", pk=corridor.pk)
        status = 422
        if form.is_valid():
            form.add_error(
                None, _("Somebody else changed this corridor while you edited. Nothing was stored.")
            )
            status = 409
    return render(request, "corridors/route.html", {"form": form, "corridor": corridor}, status=status)
