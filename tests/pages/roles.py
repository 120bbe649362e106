"""The people of the demo, and one thing of every kind that belongs to one of them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from assessments.management.demo_users import create_demo_users
from assessments.models import (
    Assessment,
    AssessmentBatch,
    BatchItem,
    Comment,
    Method,
    MethodComparison,
    ReleaseEffect,
    Report,
    Review,
    SavedView,
    Scenario,
    ScreenedPair,
    Screening,
    Snapshot,
    Status,
    Watch,
    WatchCheck,
)
from assessments.questions import evidence_digest
from corridors.models import (
    Corridor,
    CorridorDraft,
    Delivery,
    Notice,
    Organisation,
    RefreshPlan,
    Release,
    ReleaseImport,
    ReleaseStep,
    Token,
    Webhook,
)
from corridors.models.webhook import TEST
from tests import payloads
from tests.factories import (
    AS_OF,
    make_assessment,
    make_consent,
    make_corridor,
    make_country,
    make_entry,
    make_figure,
    make_indicator,
    make_method,
    make_pair_figure,
    make_release,
    make_survey_share,
)
from tests.pages.method_versions import make_next_version
from tests.people import client_of

ROLES = ("stranger", "officer", "reviewer", "curator", "outsider")
MARK = 424242
"""The number of everything that is private here, so that a leak shows as these digits."""


def clients() -> dict[str, Client]:
    create_demo_users()
    people = {name: client_of(get_user_model().objects.get(username=name)) for name in ROLES[1:]}
    return {"stranger": Client()} | people


def make_things() -> dict[str, Any]:
    """What the addresses are about: figures and methods for everybody, the rest the officer's own."""
    return _for_everybody() | _of_the_officer()


def _for_everybody() -> dict[str, Any]:
    make_method()
    make_next_version()
    release = make_release()
    figure = make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "UGA", 6.4)
    pair = make_pair_figure(release, make_indicator("unhcr.refugees", "Refugees"), "UGA-JPN", 80411.0)
    return {
        "release": release.key, "figure": figure.pk, "pair-figure": pair.pk, "method": "corridor-1.0",
        "kind": "national-stock", "entry": make_entry(),
        "consent": make_consent(release).pk, "survey-share": make_survey_share(release).pk,
        "screening": _make_screening().pk, "release-effect": _make_effect(release).pk,
        "decision": {"key": release.key, "decision": "withdraw"},
        "import": ReleaseImport.objects.create(file_name="population.csv", status=Status.FAILED).pk,
        "plan": RefreshPlan.objects.get_or_create(dataset="unhcr-population")[0].pk,
    }  # fmt: skip


def _make_effect(release: Release) -> ReleaseEffect:
    result = {"engine": "1.0.0", "rows": [], "unanswered": [], "untouched": 0}
    return ReleaseEffect.objects.create(release=release, status=Status.DONE, result=result)


def _make_screening() -> Screening:
    screening = Screening.objects.create(
        method=make_method(), as_of=AS_OF, evidence=evidence_digest(AS_OF), engine_version="1.0.0",
        status=Status.DONE,
    )  # fmt: skip
    ScreenedPair.objects.create(
        screening=screening, origin=make_country("UGA"), destination=make_country("JPN"), status="not rated",
        why="no-stock", band="not rated", reliability_risk=3.0,
    )  # fmt: skip
    return screening


def _of_the_officer() -> dict[str, Any]:
    officer = get_user_model().objects.get(username="officer")
    corridor = make_corridor(
        "UGA-JPN", pk=MARK, owner=officer, visibility=Corridor.Visibility.PRIVATE,
        organisation=Organisation.objects.get(name="Corridor Office"),
    )  # fmt: skip
    waiting = make_assessment(corridor, pk=MARK, requested_by=officer)
    snapshot = make_private_snapshot(corridor)
    Report.objects.create(pk=MARK, snapshot=snapshot, requested_by=officer)
    Scenario.objects.create(pk=MARK, base=snapshot, owner=officer, name=f"What if {MARK}", changes=[])
    make_comparison(officer)
    make_batch(waiting)
    Comment.objects.create(pk=MARK, snapshot=snapshot, author=officer, text=f"Comment {MARK}")
    taken_back = Review.Decision.TAKEN_BACK
    Review.objects.create(pk=MARK, snapshot=snapshot, asked_by=officer, decision=taken_back)
    Notice.objects.create(pk=MARK, recipient=officer, kind=Notice.Kind.FINISHED, text=f"Done {MARK}")
    webhook = Webhook.objects.create(pk=MARK, owner=officer, url=f"https://example.org/{MARK}")
    Delivery.planned(webhook, f"test-{MARK}-1", TEST, timezone.now(), {}).save()
    CorridorDraft.objects.create(pk=MARK, writer=officer, typed={"name": ["Draft"]})
    SavedView.objects.create(pk=MARK, user=officer, name="Saved", query="country=UGA")
    make_watch(corridor, officer)
    token, _text = Token.objects.create(officer, name=f"notebook {MARK}", scopes=["read"])
    marked = (
        "corridor", "snapshot", "report", "comparison", "batch", "draft", "notice", "comment", "review",
        "scenario", "view", "watch",
    )  # fmt: skip
    return dict.fromkeys(marked, MARK) | {
        "assessment": waiting.pk,
        "token": token.token_key,
        "webhook": MARK,
        "delivery": webhook.deliveries.get().pk,
        "look": {"pk": MARK, "check": MARK},
    }


def make_private_snapshot(corridor: Corridor) -> Snapshot:
    assessment = make_assessment(corridor, Status.DONE, pk=MARK + 1, requested_by=corridor.owner)
    snapshot = Snapshot.objects.create(pk=MARK, **Snapshot.columns(assessment, payloads.example()))
    snapshot.write_scores()
    return snapshot


def make_batch(waiting: Assessment) -> None:
    batch = AssessmentBatch.objects.create(
        pk=MARK, requested_by=waiting.requested_by, method=waiting.method, as_of=AS_OF
    )
    BatchItem.objects.create(batch=batch, assessment=waiting)


def make_watch(corridor: Corridor, user: Any) -> None:
    """The officer's, with a look that failed."""
    Watch.objects.create(pk=MARK, owner=user, corridor=corridor)
    step = ReleaseStep.objects.create(release=Release.objects.first(), step="published", stood=[])
    WatchCheck.objects.create(pk=MARK, step=step, status=Status.FAILED, reason=f"Reason {MARK}")


def make_comparison(user: Any) -> None:
    """The officer's, done, in which only the private corridor moved."""
    side = {"word": "high", "value": 6.45, "at_least": False}
    move = {"what": "destination", "old": side, "new": side | {"word": "very high"}, "because": [0]}
    old, new = Method.objects.as_published()
    MethodComparison.objects.create(
        pk=MARK, old=old, new=new, as_of=AS_OF, requested_by=user, status=Status.DONE,
        result={
            "rows": [{"corridor": MARK, "moves": [move]}], "unanswered": [], "steps": [["a limit"]],
            "changes": ["a limit"], "evidence": evidence_digest(AS_OF), "draws": 0,
        },
    )  # fmt: skip
