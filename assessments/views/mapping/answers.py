"""How the layers of a map are answered: compressed once, with a strong tag, 304 where nothing changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from assessments.maps.content.documents import Document, document, tag_of, version_of
from assessments.models import Snapshot

GEOJSON = "application/geo+json"
JSON = "application/json"
A_YEAR = 365 * 24 * 3600


def of_snapshot(
    request: HttpRequest, pk: int, name: str, build: Callable[[Snapshot], Any], kind: str = JSON
) -> HttpResponse:
    """One layer of a snapshot the reader may see; the document is read only where it has to be sent."""
    snapshot = visible_snapshot(request, pk)
    tag = tag_of(name, snapshot.digest)
    unchanged = unchanged_since(request, tag)
    if unchanged:
        return unchanged
    return sent(request, Document(document(build(snapshot)).content, tag), kind)


def visible_snapshot(request: HttpRequest, pk: int) -> Snapshot:
    """The snapshot without its document, if the reader may see it."""
    visible = Snapshot.objects.visible_to(request.user).select_related("method")
    found: Snapshot = get_object_or_404(visible.only("digest", "method", "method__text"), pk=pk)
    return found


def sent(request: HttpRequest, ready: Document, kind: str = GEOJSON) -> HttpResponse:
    """A document, packed where the browser takes it so; kept for good where the address names its version."""
    unchanged = unchanged_since(request, ready.etag)
    if unchanged:
        return unchanged
    packed = _takes_packed(request)
    answer = HttpResponse(ready.packed if packed else ready.content, content_type=kind)
    if packed:
        answer["Content-Encoding"] = "gzip"
    return _kept(request, answer, ready.packed_etag if packed else ready.etag)


def unchanged_since(request: HttpRequest, tag: str) -> HttpResponse | None:
    """304 where the browser has what it would be sent."""
    sent_as = Document(b"", tag).packed_etag if _takes_packed(request) else tag
    answer = get_conditional_response(request, etag=sent_as)
    return _kept(request, answer, sent_as) if answer is not None else None


def _kept(request: HttpRequest, answer: HttpResponse, tag: str) -> HttpResponse:
    answer["ETag"] = tag
    patch_vary_headers(answer, ("Accept-Encoding",))
    version = request.GET.get("v")
    if version and version == version_of(tag):
        patch_cache_control(answer, private=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _takes_packed(request: HttpRequest) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")
