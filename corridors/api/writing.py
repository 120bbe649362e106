"""Changing what somebody else may be changing too: a version in the ETag, asked back as If-Match."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from corridors.models import Corridor

IfMatch = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True,
    description="The ETag of the version you saw; with another one nothing is changed (412).",
)  # fmt: skip


class PreconditionRequired(APIException):
    status_code = 428
    default_detail = "Send the ETag you were given as If-Match, so that nobody's change is lost."


class PreconditionFailed(APIException):
    status_code = 412


@dataclass(frozen=True)
class VersionTag:
    """A strong ETag of one version of one thing."""

    corridor: Corridor

    @property
    def text(self) -> str:
        put_away = "-archived" if self.corridor.archived_at else ""
        return f'"corridor-{self.corridor.pk}-{self.corridor.version}{put_away}"'

    def answer(self, request: Request, make: Callable[[], HttpResponse]) -> HttpResponse:
        unchanged = get_conditional_response(request._request, self.text)
        if unchanged is None:
            return self.sign(make())
        return self.sign(unchanged) if unchanged.status_code == 304 else unchanged

    def sign(self, answer: HttpResponse) -> HttpResponse:
        answer["ETag"] = self.text
        answer["Last-Modified"] = self.corridor.updated_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
        answer["Cache-Control"] = "private, no-cache"
        patch_vary_headers(answer, ["Authorization", "Cookie"])
        return answer

    def refusal(self) -> PreconditionFailed:
        version = self.corridor.version
        return PreconditionFailed(
            f"The corridor is at version {version} by now ({self.text}); read it again, then change it."
        )


def etag_of(corridor: Corridor) -> VersionTag:
    return VersionTag(corridor)


def expected_version(request: Request, corridor: Corridor) -> int:
    """The version the client saw; refused without one, or where the corridor has moved on."""
    given = request.headers.get("If-Match", "")
    if not given:
        raise PreconditionRequired
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    if etag_of(corridor).text not in tags and "*" not in tags:
        raise etag_of(corridor).refusal()
    return int(corridor.version)


def fields_of(errors: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: [str(sentence) for sentence in sentences] for name, sentences in errors.items()}
