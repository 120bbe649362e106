"""Naming the columns of a plain table, once for every file with the same header."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from corridors.forms.columns import ColumnsForm
from corridors.licences import licences
from corridors.models import ReleaseImport
from corridors.requesting import request_again
from corridors.sources.mapped import Preview, preview
from corridors.sources.reading import UnreadableFile
from corridors.sources.workbooks import is_workbook, sheet_names
from corridors.views.curation.permission import for_curators


@for_curators
def name_columns(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ReleaseImport, pk=pk)
    if not run.sha256 or not run.file.is_file():
        raise Http404("The file of this import is not here.")
    sheet, header_row = request.GET.get("sheet", ""), _whole(request.GET.get("header_row", ""))
    context: dict[str, Any] = {"run": run, "sheet": sheet, "header_row": header_row or ""}
    try:
        context["sheets"] = sheet_names(run.file) if is_workbook(run.file) else []
        found = preview(run.file, sheet, header_row)
    except UnreadableFile as why:
        return render(request, "curation/columns.html", context | {"why": str(why)}, status=422)
    return _form(request, run, found, context | {"preview": found, "licences": sorted(licences())})


def _form(request: HttpRequest, run: ReleaseImport, found: Preview, context: dict[str, Any]) -> HttpResponse:
    place = {"header": found.header, "sheet": context["sheet"], "header_row": context["header_row"] or 0}
    form = ColumnsForm(request.POST or None, **place)
    if request.method == "POST" and form.is_valid():
        mapping = form.save(request.user)
        stated = {"mapping": mapping, "dataset": "", "licence": form.cleaned_data["licence"]}
        return redirect(request_again(run, requested_by=request.user, **stated))
    status = 422 if form.errors else 200
    return render(request, "curation/columns.html", context | {"form": form}, status=status)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0
