"""Saying something about a result, and asking for, giving or refusing a reviewer's approval."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Comment, Review, Snapshot
from corridors.models import Corridor, Membership, Notice
from corridors.noticing import tell

LONGEST = 600
Decision = Review.Decision


class NotPossible(ValueError):
    """It cannot be done; the message says why, and nothing changed."""


def may_ask(user: Any, snapshot: Snapshot) -> bool:
    return Corridor.objects.editable_by(user).filter(pk=snapshot.corridor_id).exists()


def reviewers_of(corridor: Corridor) -> Any:
    """Everybody who may decide about results of a corridor."""
    of = Membership.objects.filter(role=Membership.Role.REVIEWER)
    if corridor.organisation_id:
        of = of.filter(organisation=corridor.organisation_id)
    else:
        owners = Membership.objects.filter(user=corridor.owner_id).values("organisation")
        of = of.filter(organisation__in=owners)
    return get_user_model().objects.filter(pk__in=of.values("user"), is_active=True)


def ask(snapshot: Snapshot, by: Any, note: str = "") -> Review:
    """Submit a result to the reviewers of its organisation and tell them.

    Raises
    ------
    NotPossible
        When nobody could decide, it is in review already, or approved.
    """
    reviewers = reviewers_of(snapshot.corridor).exclude(pk=by.pk)
    if not reviewers:
        raise NotPossible(
            _("Nobody but you could review it: the organisation of this corridor has no other reviewer.")
        )
    if snapshot.reviews.filter(decision=Decision.APPROVED).exists():
        raise NotPossible(_("This result is approved already."))
    try:
        with transaction.atomic():
            review = Review.objects.create(snapshot=snapshot, asked_by=by, note=note)
            told = _("%(who)s asks you to review %(what)s.") % {"who": named(by), "what": title_of(snapshot)}
            _tell(reviewers, Notice.Kind.REVIEW, f"{told} {note}".strip(), snapshot.get_absolute_url())
    except IntegrityError:
        raise NotPossible(_("This result is in review already.")) from None
    return review


def decide(review: Review, decision: str, by: Any, reason: str = "") -> None:
    """Approve or send back what somebody else asked for, and tell who asked and who owns the corridor.

    Raises
    ------
    NotPossible
        When it was decided or taken back meanwhile.
    """
    words = {
        Decision.APPROVED: _("%(who)s approved %(what)s."),
        Decision.SENT_BACK: _("%(who)s sent back %(what)s: %(reason)s"),
    }
    with transaction.atomic():
        if not review.decide(decision, by, reason):
            raise NotPossible(_("This review has ended meanwhile; nothing was changed."))
        snapshot = review.snapshot
        about = {"who": named(by), "what": title_of(snapshot), "reason": reason}
        people = _who_see(snapshot, [review.asked_by, snapshot.corridor.owner], but=by)
        _tell(people, Notice.Kind.REVIEW, words[Decision(decision)] % about, snapshot.get_absolute_url())


def take_back(review: Review, by: Any) -> None:
    """Ask no longer; reviewers who saw the result only for this review see it no more."""
    if not review.decide(Decision.TAKEN_BACK, by, ""):
        raise NotPossible(_("This review has ended meanwhile; nothing was changed."))


@transaction.atomic
def comment(
    snapshot: Snapshot, by: Any, text: str, evidence: str = "", answers_to: Comment | None = None
) -> Comment:
    """Say something, and tell the owner and who spoke in this before."""
    said = Comment.objects.create(
        snapshot=snapshot, author=by, text=text, evidence=evidence, answers_to=answers_to
    )
    thread = Q(pk=answers_to.pk) | Q(answers_to=answers_to) if answers_to else Q(pk=said.pk)
    spoke = get_user_model().objects.filter(comments__in=Comment.objects.filter(thread)).distinct()
    people = _who_see(snapshot, [snapshot.corridor.owner, *spoke], but=by)
    told = _("%(who)s on %(what)s: %(text)s") % {
        "who": named(by), "what": title_of(snapshot), "text": text,
    }  # fmt: skip
    _tell(people, Notice.Kind.COMMENT, told, said.get_absolute_url())
    return said


def resolve(said: Comment, by: Any, *, resolved: bool) -> None:
    said.resolved_at, said.resolved_by = (timezone.now(), by) if resolved else (None, None)
    said.save(update_fields=["resolved_at", "resolved_by"])


def named(person: Any) -> str:
    """A person as others read it."""
    return (person.get_full_name() or person.get_username()) if person else _("somebody who left")


def title_of(snapshot: Snapshot) -> str:
    corridor = snapshot.corridor
    return _("%(origin)s to %(destination)s as of %(as_of)s") % {
        "origin": corridor.origin.name, "destination": corridor.destination.name,
        "as_of": date_format(snapshot.as_of, "SHORT_DATE_FORMAT"),
    }  # fmt: skip


def _who_see(snapshot: Snapshot, people: Iterable[Any], *, but: Any) -> list[Any]:
    """Nobody is told about what they may not see at this moment, and nobody about what they did."""
    others = {one.pk: one for one in people if one is not None and one.pk != but.pk and one.is_active}
    seen = Snapshot.objects.filter(pk=snapshot.pk)
    return [one for one in others.values() if seen.visible_to(one).exists()]


def _tell(people: Iterable[Any], kind: str, text: str, url: str) -> None:
    tell(people, kind, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", url)
