"""What a result was made of, gathered again exactly: its question, its releases, its method.

Of a result made before these were kept the present ones are tried; what comes out then has to be the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.evidence import gather_evidence, source_choices
from assessments.models import Assessment, Snapshot
from assessments.questions import counting_as_of, question_about
from assessments.scoring.comparing import draws_of
from assessments.scoring.drawing.donors import indicators_of
from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.question_document import question_document, question_from
from assessments.scoring.evidence.source_choice import Override, SourceChoices
from assessments.scoring.evidence.values import Evidence, Question, UnanswerableQuestion
from assessments.scoring.kept_draws import Draws, disagreeing, headline_draws
from assessments.scoring.methods.method import Method, load_method
from corridors.counting import Counting
from corridors.models import Release


@dataclass(frozen=True)
class Basis:
    """What a result rests on: what was asked, which releases and sources count, by which method."""

    question: Question
    counting: Counting
    choices: SourceChoices
    method: Method

    def evidence(self, question: Question | None = None) -> Evidence:
        """Everything those releases say about the question, or about a changed one."""
        asked = question or self.question
        return gather_evidence(asked, indicators_of(self.method), self.counting, self.choices)


def basis_now(assessment: Assessment) -> Basis:
    """What an assessment rests on as things stand now."""
    question = question_about(assessment.corridor, assessment.as_of)
    method = load_method(assessment.method.text)
    return Basis(question, counting_as_of(assessment.as_of), source_choices(), method)


def answer_from(basis: Basis, report: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Score a question, with the lines of its legs beside the result so that it can be drawn."""
    payload = score_corridor(basis.question, basis.evidence(), basis.method, report)
    payload["route_lines"] = [dict(leg.line) for leg in basis.question.legs]
    return payload


def basis_document(basis: Basis) -> dict[str, Any]:
    """Return a basis as JSON values, to be kept beside the result."""
    chosen = [
        {"indicator": indicator, "country": country} | asdict(override)
        for (indicator, country), override in basis.choices.overrides.items()
    ]
    question = question_document(basis.question)
    return {"question": question, "releases": sorted(basis.counting.releases), "overrides": chosen}


def basis_of(snapshot: Snapshot) -> Basis:
    """Return what a snapshot was made of.

    Raises
    ------
    UnanswerableQuestion
        Where it cannot be had exactly; the message says why, and what to do.
    """
    if snapshot.basis is None:
        return basis_now(snapshot.assessment)
    counting = Counting(snapshot.as_of, frozenset(snapshot.basis["releases"]))
    _check_kept(snapshot, counting)
    question, method = question_from(snapshot.basis["question"]), load_method(snapshot.method.text)
    return Basis(question, counting, _choices_of(snapshot.basis), method)


def _choices_of(document: Mapping[str, Any]) -> SourceChoices:
    """The order of sources as it is in the table, with what curators had chosen otherwise then."""
    now = source_choices()
    chosen = {
        (one["indicator"], one["country"]): Override(one["publisher"], one["dataset"], one["note"])
        for one in document["overrides"]
    }
    return SourceChoices(now.ranks, now.measures, chosen)


def _check_kept(snapshot: Snapshot, counting: Counting) -> None:
    gone = len(counting.releases) - Release.objects.of(counting).count()
    if gone:
        raise UnanswerableQuestion(
            _("%(gone)d of the releases result %(pk)d rests on are no longer kept: assess it again.")
            % {"gone": gone, "pk": snapshot.pk}
        )


def draws_of_snapshot(snapshot: Snapshot, report: Callable[[str, int], None]) -> Draws:
    """Return the draws a snapshot was summed up from; its stored ranges have to follow from them.

    Raises
    ------
    UnanswerableQuestion
        Where its draws cannot be had again.
    """
    basis = basis_of(snapshot)
    report("drawing", 20)
    drawn = draws_of(basis.question, basis.evidence(), basis.method, draws=int(snapshot.payload["draws"]))
    found = headline_draws(drawn)
    report("checking against the result", 85)
    wrong = disagreeing(found, snapshot.payload, basis.method)
    if wrong:
        raise not_the_same(snapshot, wrong)
    return found


def not_the_same(snapshot: Snapshot, names: Sequence[str]) -> UnanswerableQuestion:
    """Say that a result cannot be made again exactly, and what to do."""
    return UnanswerableQuestion(
        _(
            "Result %(pk)d, made by engine %(engine)s, comes out otherwise when it is made again (%(names)s):"
            " the corridor, the figures or the engine have changed since. Assess the corridor again."
        )
        % {"pk": snapshot.pk, "engine": snapshot.engine_version, "names": ", ".join(names[:5])}
    )
