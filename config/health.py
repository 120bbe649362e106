"""`/healthz` (the process lives) and `/readyz` (it can answer), before anything else can fail."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse


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
    """Ready when the database answers and its tables are there."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM assessments_method")
            methods = cursor.fetchone()[0]
    except DatabaseError:
        return _not_ready("The database does not answer, or its tables are missing: run manage.py migrate.")
    if not methods:
        return _not_ready("No method is loaded: run manage.py load_fixtures.")
    return JsonResponse({"status": "ready"})


def _not_ready(why: str) -> JsonResponse:
    return JsonResponse({"status": "not ready", "why": why}, status=503)
