"""The description of the API, for those who may use it."""

import hashlib
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from corridors.api.asking import refuse_unknown
from corridors.api.conditional import unchanged

KNOWN = {"format", "lang"}


class SchemaView(SpectacularAPIView):
    permission_classes = [IsAuthenticated]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse other parameters: the library copies ``version`` into a header as it comes."""
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, KNOWN)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Its tag is a digest of the description: it changes with the program alone."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        if answer.status_code != 200:
            return answer
        etag = f'"{hashlib.sha256(answer.render().content).hexdigest()[:32]}"'
        return kept(unchanged(request, etag, None) or answer, etag)


def kept(answer: HttpResponse, etag: str) -> HttpResponse:
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ["Accept", "Accept-Language", "Authorization", "Cookie"])
    return answer
