"""A POST that may be sent twice: with an ``Idempotency-Key`` it has its effect once; the answer repeats."""

import hashlib
import json
import re
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from corridors.models import KeptAnswer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
USABLE = re.compile(r"[\x21-\x7e]{1,255}")
TOLD_AGAIN = ("Content-Type", "Location", "Retry-After", "ETag")
IdempotencyKey = OpenApiParameter(
    HEADER, OpenApiTypes.STR, OpenApiParameter.HEADER,
    description="Any text of your own, one for each thing you ask for. Sent again within 24 hours, with the "
    "same body, nothing happens twice: the first answer comes again, with `Idempotency-Replayed: true`.",
)  # fmt: skip


class OtherRequest(APIException):
    status_code = 422
    default_detail = "This Idempotency-Key was used for another request; take a new one."


class StillRunning(APIException):
    status_code = 409
    default_detail = "The first request with this Idempotency-Key is still being answered; ask again."
    wait = 2  # becomes Retry-After


class Replay(Exception):
    """The answer is there already."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__(kept.key)
        self.kept = kept

    def answer(self) -> HttpResponse:
        answer = HttpResponse(self.kept.body, status=self.kept.status, headers=self.kept.headers)
        answer[REPLAYED] = "true"
        return answer


class RepeatableMixin(APIView):
    """For a view with a POST. Only an answer that something happened is kept; a refusal is not."""

    keeping: KeptAnswer | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Exception:
            if self.keeping:
                self.keeping.forget()
            raise

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method == "POST" and HEADER in request.headers:
            self.keeping = begun(request, request.headers[HEADER])

    def handle_exception(self, error: Exception) -> Any:
        if isinstance(error, Replay):
            return error.answer()
        return super().handle_exception(error)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        if self.keeping is not None:
            if hasattr(answer, "add_post_render_callback"):
                answer.add_post_render_callback(self.keep)
            else:
                self.keep(answer)
        return answer

    def keep(self, answer: Any) -> None:
        assert self.keeping is not None
        if 200 <= answer.status_code < 300:
            headers = {name: answer[name] for name in TOLD_AGAIN if answer.has_header(name)}
            self.keeping.keep(answer.status_code, headers, self.to_keep(answer.content).decode())
        else:
            self.keeping.forget()

    def to_keep(self, content: bytes) -> bytes:
        """What of an answer is kept to be told again."""
        return content


def begun(request: Request, key: str) -> KeptAnswer:
    """Note that this request has begun.

    Raises
    ------
    Replay
        Where it was answered before.
    StillRunning, OtherRequest, ValidationError
        Where it is being answered, the key was used for another request, or is no key.
    """
    if not USABLE.fullmatch(key):
        raise ValidationError({HEADER: ["It must be 1 to 255 visible ASCII characters."]})
    KeptAnswer.objects.expired().delete()
    wanted = {"request": f"{request.method} {request.path}"[:500], "digest": digest_of(request)}
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(user=request.user, key=key, **wanted)  # type: ignore[no-any-return]
    except IntegrityError:
        return _met(KeptAnswer.objects.filter(user=request.user, key=key).first(), wanted)


def _met(found: KeptAnswer | None, wanted: dict[str, str]) -> KeptAnswer:
    if found is None:
        raise StillRunning  # it ended this very moment
    if {name: getattr(found, name) for name in wanted} != wanted:
        raise OtherRequest
    if found.status is not None:
        raise Replay(found)
    if not found.takes_over():
        raise StillRunning
    return found


def digest_of(request: Request) -> str:
    """A digest of what was sent and where to; two spellings of one document are the same."""
    sent = [request.query_params.urlencode(), request.data]
    return hashlib.sha256(json.dumps(sent, sort_keys=True, default=str).encode()).hexdigest()
