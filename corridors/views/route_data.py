"""What the route editor asks for meanwhile: places by name, a line from a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from corridors.finding import find_places
from corridors.line_files import MOST_BYTES, UnusableFile, line_for_leg

UNUSABLE = 422


@login_required
@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """Places whose name may be meant by ``q``, at most eight."""
    typed = request.GET.get("q", "")[:120]
    return JsonResponse({"query": typed, "results": find_places(typed, seen_by=request.user)})


@login_required
@require_POST
def line(request: HttpRequest) -> JsonResponse:
    """The line of an uploaded file, from ``start`` to ``end`` ("longitude,latitude" each)."""
    uploaded = request.FILES.get("file")
    start, end = (_point(request.POST.get(key, "")) for key in ("start", "end"))
    if uploaded is None or start is None or end is None:
        return _refused(_("Choose a file, and give both places of the leg coordinates first."))
    if uploaded.size and uploaded.size > MOST_BYTES:
        size, most = f"{uploaded.size / 1e6:.1f}", f"{MOST_BYTES / 1e6:g}"
        sentence = _("The file has %(size)s MB; at most %(most)s MB are possible.")
        return _refused(sentence % {"size": size, "most": most})
    try:
        drawn = line_for_leg(uploaded.read(), start, end)
    except UnusableFile as unusable:
        return _refused(str(unusable))
    return JsonResponse({"line": drawn.line, "notes": drawn.notes})


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"problems": [{"path": "line", "sentence": sentence}]}, status=UNUSABLE)


def _point(text: str) -> tuple[float, float] | None:
    try:
        longitude, latitude = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else None
