"""Two pages with nothing but a map, from the same server to the same signed-in reader."""

from functools import cache

from csp.decorators import csp_exempt
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import RequestContext, Template
from django.utils.cache import get_conditional_response, patch_cache_control

from assessments.models import Snapshot

BARE = """<!doctype html>{% load static corridor_map %}
<html lang="en">
<head>
<meta charset="utf-8">
<title>Map</title>
{% result_early snapshot %}
<link rel="stylesheet" href="{% static 'css/foundation.css' %}">
<link rel="stylesheet" href="{% static 'css/bands.css' %}">
</head>
<body>
{% include "assessments/map_only.html" %}
</body>
</html>
"""


@login_required
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Our map with its controls and legend, made for this request."""
    visible = Snapshot.objects.visible_to(request.user).defer("payload").select_related("method")
    snapshot = get_object_or_404(visible, pk=pk)
    return HttpResponse(bare().render(RequestContext(request, {"snapshot": snapshot})))


@cache
def bare() -> Template:
    """Read once a process, as the site's own templates are."""
    return Template(BARE)


@csp_exempt()
@login_required
def peer(request: HttpRequest, kind: str) -> HttpResponse:
    """The peer's map: a file made and packed beforehand, which a browser may keep and ask about."""
    etag = f'"{kind}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse((settings.VAR / f"{kind}.html.gz").read_bytes())
        answer["Content-Encoding"] = "gzip"
    answer["ETag"] = etag
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
