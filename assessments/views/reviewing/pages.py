"""Comments on a result, the request for a review, its decision, and the queue of a reviewer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments import reviewing
from assessments.models import Comment, Review, Snapshot
from assessments.views.reviewing.forms import AskForm, CommentForm, DecideForm
from assessments.views.reviewing.parts import figure_names, review_part, threads
from corridors.models import Corridor

WITH = ("corridor__origin", "corridor__destination", "corridor__owner", "method")
LATELY = 20


@never_cache
@login_required
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything said about a result, or about one figure of it; said here when posted."""
    shown = _snapshot(request, pk)
    about = request.GET.get("about", "")
    named = figure_names(shown.payload)
    if about and about not in named:
        raise Http404(f"Result {pk} has no figure {about!r}.")
    form = CommentForm(shown, request.POST if request.method == "POST" else None, initial={"about": about})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = reviewing.comment(shown, request.user, given["text"], given["about"], given["answers_to"])
        return redirect(said)
    context = review_part(shown, request.user) | {
        "snapshot": shown, "title": reviewing.title_of(shown), "about": about, "comment_form": form,
        "figure": named.get(about or request.POST.get("about", ""), ""),
        "threads": threads(shown, request.user, about),
    }  # fmt: skip
    return render(request, "assessments/review/comments.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a comment, or open it again; for who made it and who may edit the corridor."""
    visible = Snapshot.objects.visible_to(request.user).values("pk")
    mine = Comment.objects.filter(snapshot__in=visible).resolvable_by(request.user)
    said = get_object_or_404(mine, pk=pk)
    reviewing.resolve(said, request.user, resolved="reopen" not in request.POST)
    return redirect(said)


@require_POST
@login_required
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a result to the reviewers; for who may edit its corridor."""
    shown = get_object_or_404(
        Snapshot.objects.filter(corridor__in=Corridor.objects.editable_by(request.user)).select_related(
            *WITH
        ),
        pk=pk,
    )
    form = AskForm(request.POST)
    if not form.is_valid():
        return _again(request, shown, ask_form=form)
    try:
        reviewing.ask(shown, request.user, form.cleaned_data["note"])
        messages.success(request, _("It is in review; you are told when it is decided."))
    except reviewing.NotPossible as why:
        messages.error(request, str(why))
    return redirect(shown)


@require_POST
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve or send back; never what one asked for oneself."""
    mine = Review.objects.decidable_by(request.user).visible_to(request.user)
    review = get_object_or_404(mine.select_related("asked_by"), pk=pk)
    shown = _snapshot(request, review.snapshot_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _again(request, shown, decide_form=form)
    try:
        reviewing.decide(review, form.cleaned_data["decision"], request.user, form.cleaned_data["reason"])
        messages.success(request, _("Decided; who asked is told."))
    except reviewing.NotPossible as why:
        messages.error(request, str(why))
    return redirect(shown)


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask no longer; for who may edit the corridor."""
    editable = Corridor.objects.editable_by(request.user).values("pk")
    review = get_object_or_404(Review.objects.filter(snapshot__corridor__in=editable), pk=pk)
    try:
        reviewing.take_back(review, request.user)
        messages.success(request, _("The request is taken back."))
    except reviewing.NotPossible as why:
        messages.error(request, str(why))
    return redirect("assessments:snapshot", review.snapshot_id)


@never_cache
@login_required
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits for one's decision, and how what one asked for or decided stands."""
    visible = Review.objects.visible_to(request.user).standing().select_related(
        "asked_by", "decided_by", "snapshot__corridor__origin", "snapshot__corridor__destination"
    ).defer("snapshot__payload")  # fmt: skip
    waiting = Review.objects.decidable_by(request.user).values("pk")
    own = visible.filter(asked_by=request.user) | visible.filter(decided_by=request.user)
    return render(request, "assessments/review/queue.html", {
        "waiting": visible.filter(pk__in=waiting).order_by("asked_at", "pk"),
        "own": own.order_by("-asked_at", "-pk")[:LATELY],
        "is_reviewer": request.user.memberships.filter(role="reviewer").exists(),
    })  # fmt: skip


def _again(request: HttpRequest, shown: Snapshot, **forms: Any) -> HttpResponse:
    """The page of comments with the form that has to be corrected."""
    context = review_part(shown, request.user) | forms
    context |= {"snapshot": shown, "title": reviewing.title_of(shown)}
    return render(request, "assessments/review/comments.html", context, status=422)


def _snapshot(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Snapshot.objects.visible_to(request.user).select_related(*WITH), pk=pk)
