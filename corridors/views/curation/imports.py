"""One import: how far it is, what came of it, and what a curator can do about it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from corridors.forms.importing import CorrectedForm, NamesForm, SaysForm
from corridors.importing.doubting import sentence
from corridors.models import ColumnMapping, CountryAlias, ReleaseImport
from corridors.requesting import request_again, request_correction
from corridors.sources.json_tables import is_json
from corridors.sources.mapped import preview
from corridors.sources.reading import UnreadableFile
from corridors.sources.seeing import look
from corridors.views.curation.permission import for_curators
from corridors.views.curation.sample import sample_lines
from corridors.views.following import call_off, progress_part

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@for_curators
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _known(pk))


@require_GET
@for_curators
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far an import is; asked for by htmx, the part that changes."""
    run = _known(pk)
    if not request.htmx:
        return redirect(run)
    return progress_part(
        request, run, "curation/import_part.html", {"run": run}, HX_Redirect=run.get_absolute_url()
    )


@require_POST
@for_curators
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    run = _known(pk)
    call_off(request, run)
    return redirect(run)


@require_GET
@for_curators
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook of refused rows."""
    run = _known(pk)
    if not run.refused_file.is_file():
        raise Http404("No row of this import was refused.")
    name = f"refused-rows-of-import-{run.pk}.xlsx"
    return FileResponse(run.refused_file.open("rb"), as_attachment=True, filename=name, content_type=WORKBOOK)


@require_POST
@for_curators
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Take corrected rows; a worker puts them in their places and reads the file again."""
    run = _known(pk)
    over_limit = bool(request.FILES is not None and getattr(request, "upload_over_limit", False))
    form = CorrectedForm(request.POST, request.FILES, over_limit=over_limit)
    if form.is_valid() and run.is_finished:
        try:
            upload = form.cleaned_data["corrected"]
            return redirect(request_correction(upload, corrects=run, requested_by=request.user))
        except UnreadableFile as wrong:
            form.add_error("corrected", str(wrong))
            form.point_at_errors()
    return _page(request, run, status=422, correcting=form)


@require_POST
@for_curators
def name_countries(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep which country a publisher means by a name, and read the file again."""
    run = _known(pk)
    form = NamesForm(request.POST, unknown=_unknown(run))
    publisher = run.publisher_id or _publisher_of(run)
    if not form.is_valid() or publisher is None:
        return _page(request, run, status=422, naming=form)
    for name, iso3 in form.chosen().items():
        CountryAlias.objects.update_or_create(
            publisher_id=publisher, name=name, defaults={"country_id": iso3, "decided_by": request.user}
        )
    return redirect(request_again(run, requested_by=request.user))


@require_POST
@for_curators
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the same file again, with other words about it."""
    run = _known(pk)
    form = SaysForm(request.POST)
    if not form.is_valid() or not run.is_finished:
        return _page(request, run, status=422, saying=form)
    return redirect(request_again(run, requested_by=request.user, **form.stated()))


def _known(pk: int) -> ReleaseImport:
    return get_object_or_404(ReleaseImport.objects.with_people(), pk=pk)


def _page(request: HttpRequest, run: ReleaseImport, status: int = 200, **forms: Any) -> HttpResponse:
    context: dict[str, Any] = {"run": run}
    if run.is_finished:
        context |= {
            "doubts": [sentence(doubt) for doubt in run.result.get("doubts", [])],
            "naming": NamesForm(unknown=_unknown(run)) if _unknown(run) else None,
            "unknown": _unknown(run),
            "has_workbook": run.refused_file.is_file(),
            "file_is_gone": bool(run.sha256) and not run.file.is_file(),
            "correcting": CorrectedForm(),
            "saying": SaysForm(initial=_said(run)),
            "mappings": _fitting(run),
            "sample": sample_lines(run),
            "has_columns": _has_columns(run),
            "next_reading": run.corrections.order_by("-pk").first(),
        }
    return render(request, "curation/import.html", context | forms, status=status)


def _unknown(run: ReleaseImport) -> list[dict[str, Any]]:
    return list(run.result.get("unknown", []))


def _said(run: ReleaseImport) -> dict[str, Any]:
    names = ("version", "released", "covered_until", "page_url", "licence")
    layout = f"mapping:{run.mapping_id}" if run.mapping_id else run.dataset
    return {name: getattr(run, name) for name in names} | {"layout": layout}


def _publisher_of(run: ReleaseImport) -> str | None:
    return run.mapping.publisher_id if run.mapping else None


def _has_columns(run: ReleaseImport) -> bool:
    """Whether a file that was not understood is a table, whose columns a curator can name."""
    if run.release_id or not run.sha256 or not run.file.is_file() or is_json(run.file):
        return False
    try:
        return look(run.file).is_table
    except UnreadableFile:
        return False


def _fitting(run: ReleaseImport) -> list[ColumnMapping]:
    """The mappings made for a file with the same header, where the file was not understood without."""
    if run.release_id or run.mapping_id or not run.sha256 or not run.file.is_file():
        return []
    fitting = []
    for mapping in ColumnMapping.objects.all():
        try:
            found = preview(run.file, mapping.content.get("sheet", ""), mapping.content.get("header_row", 0))
        except UnreadableFile:
            continue
        if list(found.header) == mapping.header:
            fitting.append(mapping)
    return fitting
