"""A form that was sent after its session had ended: kept in the page, shown after signing in, sent on a word.

Nothing of it is stored on the server. It travels in the sign-in page, signed, so that only what this site
kept itself can come back.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from config.password_tries import SignInForm

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NOT_TYPED = {"csrfmiddlewaretoken"}
SALT = "kept while signing in"
KEPT_FOR = 24 * 3600
"""Seconds after which what was kept is no longer taken."""


def leads_to_sign_in(answer: HttpResponse) -> bool:
    address = answer.headers.get("Location", "")
    return answer.status_code == 302 and address.partition("?")[0] == resolve_url("login")


class KeepTypedMiddleware:
    """Where a sent form would be turned away to the sign-in page, ask to sign in without losing it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if leads_to_sign_in(answer) and _was_typed(request):
            return _asked_to_sign_in(request)
        return answer


def _was_typed(request: HttpRequest) -> bool:
    is_form = request.method == "POST" and request.content_type in FORMS
    return is_form and not request.user.is_authenticated and bool(_typed_in(request))


def _typed_in(request: HttpRequest) -> dict[str, Any]:
    """Every field but what guards the form and what is secret."""
    return {
        name: values
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and "password" not in name
    }


def _asked_to_sign_in(request: HttpRequest) -> HttpResponse:
    kept = {
        "address": request.get_full_path(), "fields": _typed_in(request), "files": sorted(request.FILES)
    }  # fmt: skip
    page = render(request, "registration/session_ended.html", status=403, context={
        "form": AuthenticationForm(request), "kept": signing.dumps(kept, salt=SALT, compress=True),
    })  # fmt: skip
    if request.htmx:
        page["HX-Retarget"], page["HX-Reswap"] = "body", "innerHTML"
    return page


@method_decorator(never_cache, name="dispatch")
class SignInAgain(LoginView):
    """Sign in, then show what was typed with a button that sends it; nothing is sent by itself."""

    template_name = "registration/session_ended.html"
    authentication_form = SignInForm
    http_method_names = ["post"]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context) | {"kept": self.request.POST.get("kept", "")}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        login(self.request, form.get_user())
        kept = _opened(self.request.POST.get("kept", ""))
        if kept is None:
            return redirect(self.get_success_url())
        return render(self.request, "registration/send_again.html", kept)


def _opened(kept: str) -> dict[str, Any] | None:
    try:
        opened: dict[str, Any] = signing.loads(kept, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:  # also: too old
        return None
    return opened | {
        "typed": [(name, value) for name, values in opened["fields"].items() for value in values]
    }
