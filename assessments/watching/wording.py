"""What moved, in one notice: which corridor, from what to what, by which release."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Snapshot
from assessments.models.watch import SHARES
from assessments.reports.words.display import (
    RISK_LIMITS,
    percent,
    percent_range,
    range_text,
    severity_text,
)
from assessments.watching.steps import Event
from corridors.models import Corridor, ReleaseStep

LONGEST = 600
MOST_RELEASES = 2
Row = Mapping[str, Any]


def notice_text(
    corridor: Corridor, snapshot: Snapshot, row: Row, moves: Sequence[Mapping[str, Any]], event: Event
) -> str:
    """The whole notice; moves that do not fit are counted."""
    because = release_words(event, row["releases"])
    head = _("%(pair)s: assessed again as of %(day)s,") % {
        "pair": pair_of(corridor), "day": _day(date.fromisoformat(row["as_of"])),
    }  # fmt: skip
    sentences = [move_words(move, row) for move in moves]
    tail = f" {_stored(snapshot, row, moves)}".rstrip()
    for shown in range(len(sentences), 0, -1):
        rest = len(sentences) - shown
        more = " " + _("and %(number)d more would move") % {"number": rest} if rest else ""
        text = f"{head} {'; '.join(sentences[:shown])}{more}. {because}{tail}"
        if len(text) <= LONGEST:
            return text
    return f"{text[: LONGEST - 1]}…"


def pair_of(corridor: Corridor) -> str:
    return _("%(origin)s to %(destination)s") % {
        "origin": corridor.origin.name, "destination": corridor.destination.name,
    }  # fmt: skip


def move_words(move: Mapping[str, Any], row: Row) -> str:
    """One move as part of a sentence."""
    if move["kind"] in ("quadrant", "largest"):
        told = {"name": _named(move["kind"]), "was": _code(move["was"]), "now": _code(move["is"])}
        return _("%(name)s would be %(now)s instead of %(was)s") % told
    ranges = [row[side]["values"][move["what"]] for side in ("before", "after")]
    was, now = (value_words(move["what"], part) for part in ranges)
    if move["kind"] == "band":
        told = {"name": _named(move["what"]), "from": was, "to": now}
        told |= {"was": _at_least(move["was"], row["before"], move["what"])}
        told |= {"now": _at_least(move["is"], row["after"], move["what"])}
        return _("%(name)s would be %(now)s (%(to)s) instead of %(was)s (%(from)s)") % told
    return _limit_words(move, ranges, was, now)


def _at_least(band: str, state: Row, what: str) -> str:
    """A band as the result page says it: a lower bound where threats to migrants have no figure."""
    is_bound = state["at_least"] and what != "origin" and state["values"][what]["nominal"] is not None
    return _("at least %(band)s") % {"band": band} if is_bound else band


def _limit_words(move: Mapping[str, Any], ranges: Sequence[Row], was: str, now: str) -> str:
    medians = [part["median"] for part in ranges]
    told = {"name": _named(move["what"]), "from": was, "to": now}
    told |= {"limit": number_of(move["what"], move["limit"])}
    told |= {"was": number_of(move["what"], medians[0]), "now": number_of(move["what"], medians[1])}
    if medians[1] is None:
        return _("%(name)s could no longer be rated; it was %(from)s") % told
    if medians[0] is None:
        return _("%(name)s could be rated for the first time: %(to)s") % told
    return _("the median of %(name)s would cross %(limit)s, from %(was)s to %(now)s (%(to)s)") % told


def value_words(what: str, part: Row) -> str:
    """A headline value with its range."""
    if part["nominal"] is None:
        return _("no value")
    span = percent_range(part) if what in SHARES else range_text(part, RISK_LIMITS)
    return ", ".join(words for words in (number_of(what, part["nominal"]), span) if words)


def number_of(what: str, value: float | None) -> str:
    return percent(value) if what in SHARES else severity_text(value, RISK_LIMITS)


def release_words(event: Event, used: Collection[str] = ()) -> str:
    """Which releases did it, each with its publisher and the day; of many, those the results use."""
    steps = [step for step in event.steps if step.release.key in used] or event.steps
    words = [_step_words(step) for step in steps[:MOST_RELEASES]]
    if len(steps) > MOST_RELEASES:
        words.append(_("So were %(number)d more releases.") % {"number": len(steps) - MOST_RELEASES})
    return " ".join(words)


def _step_words(step: ReleaseStep) -> str:
    told = {"release": step.release, "day": _day(timezone.localtime(step.at).date()), "why": step.why}
    if step.step == ReleaseStep.Step.PUBLISHED:
        return _("%(release)s was published on %(day)s.") % told
    if step.why:
        return _("%(release)s was withdrawn on %(day)s: %(why)s") % told
    return _("%(release)s was withdrawn on %(day)s.") % told


def _stored(snapshot: Snapshot, row: Row, moves: Sequence[Mapping[str, Any]]) -> str:
    """What the latest result has, where that is not what was compared with."""
    if snapshot.pk != row["snapshot"]:
        return _("It has been assessed since.")
    words = {
        "risk": snapshot.band, "origin": snapshot.band_origin, "route": snapshot.band_route,
        "destination": snapshot.band_destination, "quadrant": snapshot.quadrant, "largest": snapshot.largest,
    }  # fmt: skip
    told = {"day": _day(snapshot.as_of)}
    for move in moves:
        if move["kind"] != "limit" and words[move["what"]] != move["was"]:
            word = _code(words[move["what"]])
            is_bound = snapshot.at_least and move["what"] in ("risk", "route", "destination")
            told |= {"name": _named(move["what"])}
            told |= {"word": _("at least %(band)s") % {"band": word} if is_bound else word}
            return _("In its latest result, as of %(day)s, %(name)s is %(word)s.") % told
    if snapshot.as_of.isoformat() != row["as_of"]:
        return _("Its latest result is as of %(day)s.") % told
    return ""


def _named(what: str) -> str:
    return {
        "risk": _("the risk of the corridor"), "origin": _("the risk at the origin"),
        "route": _("the risk on the route"), "destination": _("the risk at the destination"),
        "fear": _("the share moved in fear for their safety"), "quadrant": _("the quadrant"),
        "largest": _("the largest share"),
    }.get(what) or _("the share of %(code)s") % {"code": what}  # fmt: skip


def _code(code: str | None) -> str:
    return _("not named") if code is None else code


def _day(day: date) -> str:
    return date_format(day, "j F Y")
