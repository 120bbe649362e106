"""Addresses where the program itself fails, beside those of the site."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from config import urls

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500 = urls.handler500


@api_view(["GET"])
def failing_over_rest(request: Request) -> Response:
    raise ZeroDivisionError("a mistake in the program")


def failing_page(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("a mistake in the program")


urlpatterns = [
    path("api/v1/failing/", failing_over_rest),
    path("failing/", failing_page),
    *urls.urlpatterns,
]
