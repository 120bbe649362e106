"""Giving a file: uploaded, or fetched from its publisher."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from corridors.forms.importing import GiveForm
from corridors.models import ReleaseImport
from corridors.requesting import request_fetch, request_upload
from corridors.views.curation.permission import for_curators


@for_curators
def give(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "curation/give.html", {"form": GiveForm()})
    over_limit = bool(request.FILES is not None and getattr(request, "upload_over_limit", False))
    form = GiveForm(request.POST, request.FILES, over_limit=over_limit)
    if not form.is_valid():
        return render(request, "curation/give.html", {"form": form}, status=422)
    return redirect(_asked(request, form))


def _asked(request: HttpRequest, form: GiveForm) -> ReleaseImport:
    file, stated = form.cleaned_data["file"], form.stated()
    if file:
        return request_upload(file, requested_by=request.user, **stated)
    return request_fetch(form.cleaned_data["url"], requested_by=request.user, **stated)
