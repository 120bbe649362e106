"""Edit a published method into a new version: see what would change, then publish; use it later."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from assessments.models import Method
from assessments.scoring.methods.method import Method as ReadMethod
from assessments.scoring.methods.method_diff import differences
from assessments.scoring.methods.method_edition import next_name
from assessments.views.choices import loaded
from assessments.views.methods.forms import MethodEditForm

curators_only = permission_required("assessments.add_method", raise_exception=True)


@login_required
@curators_only
def edit(request: HttpRequest, name: str) -> HttpResponse:
    """A form; posted once it shows what would change, posted again unchanged it publishes that."""
    made_from = get_object_or_404(Method, name=name)
    form = MethodEditForm(
        request.POST if request.method == "POST" else None,
        made_from=loaded(made_from.text),
        initial={"name": free_name(made_from.name), "text": made_from.text},
    )
    if request.method == "POST" and form.is_valid() and is_usable(form):
        assert form.edition is not None
        seen = request.POST.get("seen") == form.edition.sha256
        if seen and (published := publish(form, form.edition)):
            return redirect(published_page(request, published))
    status = 422 if form.errors else 200
    return render(request, "assessments/method_edit.html", _context(request, made_from, form), status=status)


def free_name(name: str) -> str:
    """The next name nobody has taken."""
    taken = set(Method.objects.values_list("name", flat=True))
    while name in taken:
        name = next_name(name)
    return name


def is_usable(form: MethodEditForm) -> bool:
    """Try the version on one corridor before anybody depends on it."""
    from assessments.assessing import unusable_because  # the engine: not for every web process

    why = unusable_because(form.edition) if form.edition else ""
    if why:
        form.add_error("text", why)
    return not why


def publish(form: MethodEditForm, edition: ReadMethod) -> Method | None:
    """Store a new version; nothing where somebody was quicker with the name."""
    try:
        with transaction.atomic():
            return Method.objects.create(name=edition.name, sha256=edition.sha256, text=edition.text)
    except IntegrityError:
        form.add_error(
            "name", f"Somebody has just published a version “{edition.name}”; choose another name."
        )
        return None


def published_page(request: HttpRequest, published: Method) -> Method:
    messages.success(
        request,
        f"{published.name} is published. Nothing is assessed by it until it is asked for by name, "
        "or used from now on.",
    )
    return published


def _context(request: HttpRequest, made_from: Method, form: MethodEditForm) -> dict[str, Any]:
    edition = form.edition if form.is_bound and not form.errors else None
    return {
        "method": made_from,
        "form": form,
        "edition": edition,
        "changes": differences(form.made_from, edition) if edition else [],
        "looked_at_another": bool(edition and request.POST.get("seen")),
    }


@require_POST
@login_required
@curators_only
def use(request: HttpRequest, name: str) -> HttpResponse:
    """Make this version the one that is used unless another is asked for."""
    chosen = get_object_or_404(Method, name=name)
    chosen.use_from_now_on()
    messages.success(request, f"{chosen.name} is used from now on. Results there are keep their version.")
    return redirect(chosen)
