"""The methods, as live text: what the engine reads is what the page shows, and what changed since before."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from assessments.models import Method
from assessments.scoring.methods.method_diff import Change, differences
from assessments.views.choices import judgement_choices, loaded, sections_of


@dataclass(frozen=True)
class MethodVersion:
    """One line of the list of versions, and the version published before it."""

    method: Method
    before: Method | None
    is_current: bool


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
    versions = versions_around(shown)
    before = next((version.before for version in versions if version.is_current), None)
    context: dict[str, Any] = {
        "method": shown,
        "versions": versions,
        "before": before,
        "changes": changes_between(before, shown) if before else [],
        "sections": sections_of(shown.text),
        "judgements": judgement_choices(shown.text),
        "may_edit": request.user.has_perm("assessments.add_method"),
    }
    return render(request, "assessments/method.html", context)


def versions_around(shown: Method) -> list[MethodVersion]:
    """Every version, the newest first."""
    known = list(Method.objects.as_published().defer("text"))
    before: list[Method | None] = [None, *known]
    versions = [MethodVersion(one, older, one == shown) for one, older in zip(known, before, strict=False)]
    return versions[::-1]


def changes_between(old: Method, new: Method) -> list[Change]:
    """What differs, in the order of the file."""
    return differences(loaded(old.text), loaded(new.text))
