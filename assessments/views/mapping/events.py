"""The recorded incidents of a result for its map: all of them, or all of them binned where they are many."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.maps.boundaries import boundary_note
from assessments.maps.content.documents import Document, document
from assessments.maps.content.event_bins import DEEPEST, SENT_WHOLE, Box, Window, bins
from assessments.maps.snapshot_maps import WHOLE, answer_for, events_for, incidents_tag
from assessments.models import Snapshot
from assessments.views.mapping.answers import JSON, sent, unchanged_since, visible_snapshot

WHOLE_WORLD: Box = (-540.0, -90.0, 540.0, 90.0)


class BoxField(forms.CharField):
    """West, south, east, north: four numbers with commas between."""

    def clean(self, value: Any) -> Box:
        text = super().clean(value)
        if not text:
            return WHOLE_WORLD
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            raise ValidationError(self._wrong(text)) from None
        if not (-540 <= west < east <= 540 and -90 <= south < north <= 90):
            raise ValidationError(self._wrong(text))
        return west, south, east, north

    def _wrong(self, text: str) -> str:
        told = _("“%(text)s” is no box: write west,south,east,north in degrees, as 90.5,5,110,25.")
        return told % {"text": text[:60]}


class WindowForm(forms.Form):
    """Which part of the incidents a map asks for; one that asks for nothing gets what there is."""

    zoom = forms.IntegerField(min_value=0, max_value=DEEPEST, required=False)
    bbox = BoxField(max_length=200, required=False)
    year = forms.IntegerField(min_value=1900, max_value=2200, required=False)

    def window(self) -> Window | None:
        known = self.cleaned_data
        if not any(self.data.get(name) for name in self.fields):
            return None
        return Window(zoom=known["zoom"] or 0, box=known["bbox"], year=known["year"])


@login_required
@require_safe
def incidents(request: HttpRequest, pk: int) -> HttpResponse:
    """Every incident as columns; binned where they are many or a zoom, a box or a year is asked for.

    Nothing is left out of either: ``total``, ``in_year`` and ``in_view`` are exact.
    """
    snapshot = visible_snapshot(request, pk)
    form = WindowForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    window = form.window()
    tag = incidents_tag(snapshot.digest, _named(window))
    return unchanged_since(request, tag) or sent(request, _answer(snapshot, window, tag), JSON)


def _answer(snapshot: Snapshot, window: Window | None, tag: str) -> Document:
    if window is None:
        return answer_for(snapshot.digest, tag, lambda: _content(snapshot, window))
    return Document(_content(snapshot, window), tag)


def _content(snapshot: Snapshot, window: Window | None) -> bytes:
    events = events_for(snapshot)
    whole = window is None and len(events) <= SENT_WHOLE
    about = {**boundary_note(settings.BOUNDARY_VIEW), "years": events.years(), "binned": not whole}
    if whole:
        return document({**about, "total": len(events), **events.as_columns()}).content
    return document({**about, **bins(events, window or Window(0, WHOLE_WORLD))}).content


def _named(window: Window | None) -> str:
    return f"{window.zoom} {window.cells()} {window.year}" if window else WHOLE
