"""`/healthz` (the process lives) and `/readyz` (it can answer), before anything else can fail."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from assessments.models import Worker


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    """Ready when the database answers and its tables are there; beside it, whether a worker does.

    Without a worker pages still answer and what is asked for waits, so that alone is not "not ready".
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM assessments_method")
            methods = cursor.fetchone()[0]
        worker = "seen" if Worker.objects.seen_lately().exists() else "not seen"
    except DatabaseError:
        return _not_ready("The database does not answer, or its tables are missing: run manage.py migrate.")
    if not methods:
        return _not_ready("No method is loaded: run manage.py load_fixtures.")
    return JsonResponse({"status": "ready", "worker": worker})


def _not_ready(why: str) -> JsonResponse:
    return JsonResponse({"status": "not ready", "why": why}, status=503)
