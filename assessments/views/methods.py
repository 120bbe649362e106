"""The methods, as live text: what the engine reads is what the page shows."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from assessments.models import Method
from assessments.views.choices import judgement_choices, sections_of


@dataclass(frozen=True)
class MethodVersion:
    name: str
    is_current: bool
    is_default: bool


@login_required
def methods(request: HttpRequest) -> HttpResponse:
    """The default method, or an empty state before one is loaded."""
    default = Method.objects.filter(is_default=True).first() or Method.objects.first()
    if default is None:
        return render(request, "assessments/method_none.html")
    return redirect("assessments:method", name=default.name)


@login_required
def method(request: HttpRequest, name: str) -> HttpResponse:
    shown = get_object_or_404(Method, name=name)
    context: dict[str, Any] = {
        "method": shown,
        "versions": [MethodVersion(m.name, m == shown, m.is_default) for m in Method.objects.defer("text")],
        "sections": sections_of(shown.text),
        "judgements": judgement_choices(shown.text),
    }
    return render(request, "assessments/method.html", context)
