"""Help: how to get an answer, what the words mean, and the first steps, which everybody may hide."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from corridors.models import HiddenTour


@login_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    hidden = HiddenTour.objects.filter(user=request.user).exists()
    return render(request, "assessments/help.html", {"is_dismissed": hidden})


@require_POST
@login_required
def tour(request: HttpRequest) -> HttpResponse:
    """Hide the first steps, or show them again; either way on to the portfolio."""
    if request.POST.get("do") == "show":
        HiddenTour.objects.filter(user=request.user).delete()
    else:
        HiddenTour.objects.get_or_create(user=request.user)
    return redirect("assessments:portfolio")
