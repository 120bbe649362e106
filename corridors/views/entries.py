"""What curators record by hand: listed, added, changed, retired, and round by spreadsheet."""

import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from corridors.entering import (
    Entered,
    NotThere,
    about,
    current,
    current_rows,
    read_upload,
    retire_row,
    save_row,
    save_upload,
)
from corridors.forms.entry import LABELS, EntryForm, RetireForm, UploadForm
from corridors.models import HandEntries
from corridors.sources.entries import KINDS, Cells, Kind
from corridors.sources.entry_sheet import workbook_of
from corridors.sources.reading import UnreadableFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HISTORY = 10
curators_only = permission_required("corridors.add_handentries", raise_exception=True)


@login_required
@curators_only
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    return render(request, "corridors/entries.html", {"kinds": [_listed(kind) for kind in KINDS.values()]})


@login_required
@curators_only
def add(request: HttpRequest, kind: str) -> HttpResponse:
    return _form(request, _kind(kind), None)


@login_required
@curators_only
def edit(request: HttpRequest, entry: str) -> HttpResponse:
    return _form(request, *_entry(entry))


@login_required
@curators_only
def retire(request: HttpRequest, entry: str) -> HttpResponse:
    chosen, row = _entry(entry)
    form = RetireForm(request.POST or None)
    if form.is_valid():
        try:
            entered = retire_row(chosen, about(chosen, row), by=request.user, why=form.cleaned_data["why"])
        except NotThere as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, chosen, entered)
    context = {"kind": chosen, "cells": _cells(chosen, row), "form": form}
    return render(request, "corridors/entry_retire.html", context)


@login_required
@curators_only
@require_safe
def sheet(request: HttpRequest, kind: str) -> HttpResponse:
    chosen = _kind(kind)
    name = f"{chosen.slug}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(workbook_of(chosen, current_rows(chosen)), content_type=XLSX, headers=headers)


@login_required
@curators_only
@require_POST
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    chosen, form = _kind(kind), UploadForm(request.POST, request.FILES)
    uploaded = None
    if form.is_valid():
        try:
            uploaded = read_upload(chosen, form.cleaned_data["sheet"].read())
        except UnreadableFile as error:
            form.add_error("sheet", str(error))
    if uploaded is not None and not uploaded.refused:
        entered = save_upload(chosen, uploaded, by=request.user, why=form.cleaned_data["why"])
        return _saved(request, chosen, entered)
    context = {"kind": chosen, "form": form, "uploaded": uploaded}
    return render(request, "corridors/entry_upload.html", context, status=422)


def _form(request: HttpRequest, kind: Kind, row: Cells | None) -> HttpResponse:
    instead_of = about(kind, row) if row else None
    form = EntryForm(kind, request.POST or None, instead_of=instead_of, initial=row)
    if form.is_valid():
        why = form.cleaned_data["why"]
        return _saved(
            request, kind, save_row(kind, form.row, instead_of=instead_of, by=request.user, why=why)
        )
    context = {"kind": kind, "form": form, "is_new": row is None}
    return render(request, "corridors/entry_form.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, kind: Kind, entered: Entered) -> HttpResponse:
    told = {"dataset": kind.dataset, "version": entered.release.version}
    if not entered.is_new:
        messages.info(request, _("Nothing changed: %(dataset)s says the same already.") % told)
    elif entered.counts:
        messages.success(request, _("Saved as %(dataset)s, %(version)s. It counts from now on.") % told)
    else:
        messages.warning(
            request, _("Saved as %(dataset)s, %(version)s. Somebody else has to publish it.") % told
        )
    return redirect("corridors:entries")


def _listed(kind: Kind) -> dict[str, Any]:
    rows = current_rows(kind)
    history = HandEntries.objects.of_kind(kind.slug).select_related("release").defer("document")
    return {
        "kind": kind,
        "labels": [LABELS[name] for name in (*kind.about, *kind.said)],
        "rows": [{"cells": _cells(kind, row), "row": row, "entry": entry_of(kind, row)} for row in rows],
        "current": current(kind),
        "history": history.prefetch_related("release__steps__by")[:HISTORY],
        "upload": UploadForm(auto_id=f"{kind.slug}_%s"),
    }


def _cells(kind: Kind, row: Cells) -> list[tuple[str, str]]:
    return [(str(LABELS[name]), row[name]) for name in (*kind.about, *kind.said)]


def entry_of(kind: Kind, row: Cells) -> str:
    """A name for an entry in an address, made of what it is about."""
    return f"{kind.slug}-{hashlib.sha256(repr(about(kind, row)).encode()).hexdigest()[:16]}"


def _entry(entry: str) -> tuple[Kind, Cells]:
    kind = _kind(entry.rpartition("-")[0])
    found = next((row for row in current_rows(kind) if entry_of(kind, row) == entry), None)
    if found is None:
        raise Http404(_("There is no such entry any more."))
    return kind, found


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404(_("There is no such kind of entries."))
    return KINDS[slug]
