"""What a page says about the review of a result and what was said about it."""

from dataclasses import dataclass
from typing import Any

from assessments.models import Comment, Review, Snapshot
from assessments.reports.tables import tables
from assessments.reviewing import may_ask
from assessments.views.reviewing.forms import AskForm, CommentForm, DecideForm


@dataclass(frozen=True)
class Thread:
    """A comment with its answers, the figure it is about, and whether the reader may close it."""

    comment: Comment
    figure: str
    may_resolve: bool


def review_part(shown: Snapshot, user: Any) -> dict[str, Any]:
    """How the review stands, and the forms of who may do something about it."""
    review = Review.objects.of(shown)
    decidable = review is not None and Review.objects.decidable_by(user).filter(pk=review.pk).exists()
    asks = may_ask(user, shown)
    said = threads(shown, user)
    return {
        "may_edit": asks,
        "review": review,
        "ask_form": AskForm() if asks and (review is None or review.decision == "sent back") else None,
        "decide_form": DecideForm() if decidable else None,
        "may_take_back": review is not None and review.is_open and asks,
        "asked_it_oneself": review is not None and review.is_open and review.asked_by_id == user.pk,
        "threads": said,
        "comment_form": CommentForm(shown),
        "commented": {thread.comment.evidence for thread in said} - {""},
        "open_comments": sum(thread.comment.resolved_at is None for thread in said),
    }


def threads(shown: Snapshot, user: Any, about: str = "") -> list[Thread]:
    """What was said, oldest first; of one figure where one is named."""
    said = shown.comments.threads()
    if about:
        said = said.filter(evidence=about)
    if not said:
        return []
    mine = set(Comment.objects.resolvable_by(user).filter(snapshot=shown).values_list("pk", flat=True))
    figures = figure_names(shown.payload)
    return [Thread(one, figures.get(one.evidence, one.evidence), one.pk in mine) for one in said]


def figure_names(payload: dict[str, Any]) -> dict[str, str]:
    """The figures of a result by the number of their row."""
    rows = tables.evidence_rows(payload)
    return {row.id: f"{row.id}: {row.label}{f', {row.about}' if row.about else ''}" for row in rows}
