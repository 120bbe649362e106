"""Compression that leaves the API's tags strong: the same answer is always the same bytes.

Elsewhere random bytes hide how long a page is, and its tag becomes weak; an answer of the API holds no
secret beside what somebody else could have put there. Its tag gets an ending that names the coding, and a
client may send it back with or without.
"""

import gzip
import re
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

from config.errors import is_api

ENDING = "-gzip"
GIVEN = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")
CODED = re.compile(rf'"([^"]*){ENDING}"')


class CompressionMiddleware(GZipMiddleware):
    """Django's own, and for the API one that is deterministic and keeps tags strong."""

    def process_request(self, request: HttpRequest) -> None:
        """Take the ending off tags that came back, so that views know only their own."""
        if not is_api(request):
            return
        given = [request.META[name] for name in GIVEN if name in request.META]
        request.coded_tags = {f'"{tag}"' for text in given for tag in CODED.findall(text)}  # type: ignore[attr-defined]
        for name in GIVEN:
            if name in request.META:
                request.META[name] = CODED.sub(r'"\1"', request.META[name])

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not is_api(request):
            return super().process_response(request, response)
        tag = response.get("ETag", "")
        answer = with_packed(request, response) or _WithoutChance(self.get_response).process_response(
            request, response
        )
        coded = answer.get("Content-Encoding") == "gzip" or (
            answer.status_code == 304 and tag in getattr(request, "coded_tags", ())
        )
        if coded and tag.startswith('"'):
            answer["ETag"] = f'{tag[:-1]}{ENDING}"'
        return answer


def kept_packed(body: bytes, content_type: str) -> HttpResponse:
    """An answer whose packed bytes are made once for all who ask for the same body."""
    answer = HttpResponse(body, content_type=content_type)
    answer.packed = _packed(body)  # type: ignore[attr-defined]
    return answer


@lru_cache(maxsize=8)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def with_packed(request: HttpRequest, response: Any) -> HttpResponseBase | None:
    """The answer with the packed bytes it brings; none where it brings none or the client takes none."""
    packed = getattr(response, "packed", None)
    if packed is None or not re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        return None
    patch_vary_headers(response, ("Accept-Encoding",))
    response.content = packed
    response["Content-Length"], response["Content-Encoding"] = str(len(packed)), "gzip"
    answer: HttpResponseBase = response
    return answer


class _WithoutChance(GZipMiddleware):
    max_random_bytes = 0
