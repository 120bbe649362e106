"""What every page answer has in common, whatever view made it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRefresh

from config.errors import is_api
from config.signing_in import leads_to_sign_in


class MovedWithItsBody(HttpResponsePermanentRedirect):
    """Method and body go along; a client would make a GET of anything moved by 301."""

    status_code = 308


class AddressMiddleware(CommonMiddleware):
    """Leads to the address with its last slash; nothing has an address that a database cannot hold."""

    response_redirect_class = MovedWithItsBody

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if "\0" in request.path_info:
            raise Http404
        return super().process_request(request)


class AnswerMiddleware:
    """Refused methods get a page, parts whose session has ended a sign-in, and own pages are not kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.content and not is_api(request):
            answer = _with_words(request, answer)
        if request.htmx and leads_to_sign_in(answer):
            # A part of a page cannot show the sign-in page; the page itself can be asked for again.
            answer = HttpResponseClientRefresh()
        if request.user.is_authenticated and _is_page(answer) and not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)
        return answer


def _with_words(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    page = render(request, "405.html", status=405)
    page["Allow"] = refused["Allow"]
    return page


def _is_page(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")
