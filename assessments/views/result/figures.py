"""Every figure under a result in one table: to look through, to sort, to take along as a file."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.models import Snapshot
from assessments.reports.evidence_file import evidence_file
from assessments.reports.tables import tables
from assessments.views.result.evidence import (
    EvidenceGroup,
    TracedEvidence,
    evidence_choices,
    evidence_groups,
    figure_url,
)
from assessments.views.result.leg_events import about_result

Figure = tuple[str, TracedEvidence]

ASKED = ("q", "question", "tier", "publisher")


@login_required
@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures that fit what is asked, all of them without a question."""
    shown = _snapshot(request, pk)
    groups = groups_of(shown.payload)
    every = figures_of(groups)
    asked = asked_in(request)
    context = {
        "snapshot": shown,
        "payload": shown.payload,
        "ends": tables.ends_of(shown.payload),
        "figures": fitting(every, asked),
        "total": len(every),
        "asked": asked,
        "is_asked": any(asked.values()),
        "choices": evidence_choices(groups, asked),
        "file_url": file_url(shown.pk, asked),
    }
    return render(request, "assessments/evidence.html", context)


@login_required
@require_safe
def evidence_download(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The same rows as a CSV file; a number whose licence keeps it here is left empty, with the reason."""
    shown = _snapshot(request, pk)
    ids = {item.row.id for _, item in fitting(figures_of(groups_of(shown.payload)), asked_in(request))}
    about = about_result(shown.pk, shown.payload)
    return evidence_file(shown.payload, ids, about, f"{about['corridor']}-{about['as_of']}-evidence")


def groups_of(payload: dict[str, Any]) -> list[EvidenceGroup]:
    return evidence_groups(payload, {entry["id"]: figure_url(entry) for entry in payload["evidence"]})


def figures_of(groups: list[EvidenceGroup]) -> list[Figure]:
    """Each figure with the question it serves first."""
    return [(group.title, item) for group in groups for item in group.items]


def asked_in(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip() for name in ASKED}


def fitting(figures: list[Figure], asked: dict[str, str]) -> list[Figure]:
    return [figure for figure in figures if _fits(figure, asked)]


def _fits(figure: Figure, asked: dict[str, str]) -> bool:
    question, item = figure
    row = item.row
    words = f"{row.id} {row.label} {row.about} {row.publisher} {row.release} {row.note}".casefold()
    return (
        all(word in words for word in asked["q"].casefold().split())
        and asked["question"] in ("", question)
        and asked["tier"] in ("", str(row.tier))
        and asked["publisher"] in ("", row.publisher)
    )


def file_url(pk: int, asked: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("assessments:snapshot-evidence-file", args=[pk]) + (f"?{query}" if query else "")


def _snapshot(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Snapshot.objects.visible_to(request.user).select_related("corridor"), pk=pk)
