"""What an assessment concluded: a frozen document, and narrow rows to filter on."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

import orjson
from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.urls import reverse

from assessments.models.assessment import Assessment
from assessments.models.method import Method
from assessments.models.newer_evidence import brought_since
from assessments.scoring.arithmetic.spans import range_of_draws
from assessments.scoring.score_rows import score_rows
from corridors.models import Corridor, Release, SourceOverride


def canonical(payload: dict[str, Any]) -> bytes:
    """The payload as bytes that depend on nothing but its content."""
    return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)


def _rests_on_what_is_gone() -> Exists:
    return Exists(Release.objects.gone_for(OuterRef("as_of")).filter(snapshots=OuterRef("pk")))


def chosen_since() -> models.QuerySet[SourceOverride]:
    """A curator chose another source of origin, destination or every country since, or ended a choice."""
    made = OuterRef("created_at")
    moved = Q(at__gt=made, ended_at=None) | Q(at__lte=made, ended_at__gt=made)
    ends = Q(country=OuterRef("corridor__origin")) | Q(country=OuterRef("corridor__destination"))
    return SourceOverride.objects.filter(moved, ends | Q(country=None))


def _is_stale() -> ExpressionWrapper:
    either = Q(_rests_on_what_is_gone()) | Q(Exists(chosen_since())) | Q(Exists(brought_since()))
    return ExpressionWrapper(either, output_field=models.BooleanField())


def _submitted_to(user: Any) -> Q:
    """Submitted for review, and not taken back, of corridors the user reviews."""
    submitted = apps.get_model("assessments", "Review").objects.standing().values("snapshot")
    return Q(corridor__in=Corridor.objects.reviewable_by(user).values("pk"), pk__in=submitted)


class SnapshotQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Those of corridors one sees, and those submitted to a reviewer: these alone of their corridor."""
        return self.filter(Q(corridor__in=Corridor.objects.visible_to(user)) | _submitted_to(user))

    def of_visible_corridors(self, user: Any) -> Self:
        """For portfolios and whatever else leads to the corridor itself."""
        return self.filter(corridor__in=Corridor.objects.visible_to(user))

    def latest_per_corridor(self) -> Self:
        """The one with the latest evidence date; of several, the one made last."""
        newest = self.order_by().filter(corridor=OuterRef("corridor")).newest_first()
        return self.filter(pk=Subquery(newest.values("pk")[:1]))

    def known_at(self, moment: datetime | None) -> Self:
        """Those there were at a moment; all of them without one."""
        return self if moment is None else self.filter(created_at__lte=moment)

    def newest_first(self) -> Self:
        """By evidence date; of one date, the one made last comes first."""
        return self.order_by("-as_of", "-created_at", "-pk")

    def stale(self) -> Self:
        """Resting on what counts no longer or was chosen otherwise, or made before a release it could use."""
        return self.filter(_is_stale())

    def missing(self, release: Release) -> Self:
        """Older than a release that brings what they could not have used."""
        return self.filter(Exists(brought_since().filter(release=release)))

    def chosen_otherwise(self, choice: SourceOverride) -> Self:
        """Made before a curator made a choice that is in force, or while one was that has ended."""
        return self.filter(Exists(chosen_since().filter(pk=choice.pk)))

    def naming(self, gone: Iterable[tuple[int, date | None]]) -> Self:
        """Resting on one of the releases from the day given for it on; from any day where none is given."""
        asked = Q(pk__in=[])
        for release, since in gone:
            rests = Exists(Release.objects.filter(pk=release, snapshots=OuterRef("pk")))
            asked |= Q(rests) & (Q() if since is None else Q(as_of__gte=since))
        return self.filter(asked)

    def with_staleness(self) -> Self:
        """Each with ``is_stale``."""
        return self.annotate(is_stale=_is_stale())

    def of_portfolio(self) -> Self:
        """The latest result of every corridor that is not put away, by code."""
        latest = self.filter(corridor__archived_at=None).latest_per_corridor()
        corridors = ("corridor__origin_id", "corridor__destination_id", "corridor__population", "corridor_id")
        return latest.select_related("corridor", "method").order_by(*corridors)

    def without_documents(self) -> Self:
        """For lists: everything but the document itself."""
        heavy = self.defer("payload", "basis")
        return heavy.select_related("corridor__origin", "corridor__destination", "method")

    def record(
        self,
        assessment: Assessment,
        payload: dict[str, Any],
        basis: dict[str, Any] | None = None,
    ) -> Any:
        """Store the result and finish its assessment: all of it, or nothing.

        ``basis`` is what it was made of, so that it can be made again.
        """
        with transaction.atomic():
            snapshot = self.create(**Snapshot.columns(assessment, payload), basis=basis)
            keys = [release["key"] for release in payload["releases"]]
            snapshot.releases.add(*Release.objects.filter(key__in=keys).values_list("pk", flat=True))
            snapshot.write_scores()
            assessment.finish()
        return snapshot


class Snapshot(models.Model):
    """A result that never changes. The columns repeat the document, to filter and sort on."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="snapshot")
    corridor = models.ForeignKey(Corridor, on_delete=models.PROTECT, related_name="snapshots")
    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="snapshots")
    as_of = models.DateField()
    engine_version = models.CharField(max_length=20)
    request_digest = models.CharField(max_length=64, db_index=True)
    payload = models.JSONField()
    basis = models.JSONField("what it was made of, to make it again", null=True, editable=False)
    digest = models.CharField("SHA-256 of the document", max_length=64)
    releases = models.ManyToManyField(Release, related_name="snapshots")
    created_at = models.DateTimeField(auto_now_add=True)

    matrix_status = models.CharField(max_length=12)
    quadrant = models.CharField(max_length=5, null=True)
    largest = models.CharField(max_length=2, null=True)
    share_e = models.FloatField(null=True)
    share_rs = models.FloatField(null=True)
    share_d = models.FloatField(null=True)
    share_rw = models.FloatField(null=True)
    fear = models.FloatField(null=True)
    fear_low = models.FloatField("5% of the draws of fear", null=True)
    fear_high = models.FloatField("95% of the draws of fear", null=True)
    strong_low = models.FloatField("5% of the draws of E + RS", null=True)
    strong_high = models.FloatField("95% of the draws of E + RS", null=True)
    why = models.TextField("the matrix is not rated", blank=True)
    at_least = models.BooleanField("threats particular to migrants have no figure", default=False)
    risk = models.FloatField(null=True)
    band = models.CharField(max_length=14)
    risk_origin = models.FloatField(null=True)
    band_origin = models.CharField(max_length=14)
    risk_route = models.FloatField(null=True)
    band_route = models.CharField(max_length=14)
    risk_destination = models.FloatField(null=True)
    band_destination = models.CharField(max_length=14)
    reliability_matrix = models.FloatField(null=True)
    reliability_risk = models.FloatField(null=True)
    probability = models.FloatField("that the largest share is the largest", null=True)
    band_probability = models.FloatField("of the band", null=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.corridor} as of {self.as_of}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:snapshot", args=[self.pk])

    @staticmethod
    def columns(assessment: Assessment, payload: dict[str, Any]) -> dict[str, Any]:
        matrix, risk, places = payload["matrix"], payload["risk"], payload["places"]
        shares = {code.lower(): matrix["shares"][code]["nominal"] for code in ("E", "RS", "D", "RW")}
        columns: dict[str, Any] = {
            "assessment": assessment,
            "corridor": assessment.corridor,
            "method": assessment.method,
            "as_of": assessment.as_of,
            "engine_version": payload["engine"],
            "request_digest": assessment.request_digest,
            "payload": payload,
            "digest": hashlib.sha256(canonical(payload)).hexdigest(),
            "matrix_status": matrix["status"],
            "quadrant": matrix["quadrant"],
            "largest": matrix["largest"],
            "fear": matrix["fear"]["nominal"],
            "risk": risk["nominal"],
            "band": risk["band"],
            "fear_low": matrix["fear"]["low"],
            "fear_high": matrix["fear"]["high"],
            "why": (matrix["why"] or {}).get("text", ""),
            "at_least": bool(risk["at_least"]),
            "reliability_matrix": matrix["reliability"],
            "reliability_risk": risk["reliability"],
            "probability": matrix["probability"].get(matrix["largest"]),
            "band_probability": (risk["band_probability"] or {}).get(risk["band"]),
        }
        columns |= {f"share_{code}": share for code, share in shares.items()}
        columns["strong_low"], columns["strong_high"] = _strong_span(matrix)
        for place in ("origin", "route", "destination"):
            columns[f"risk_{place}"] = places[place]["risk"]["nominal"]
            columns[f"band_{place}"] = places[place]["risk"]["band"]
        return columns

    def write_scores(self) -> None:
        """Derive the narrow rows from the document (they can be rebuilt at any time)."""
        self.scores.all().delete()
        Score.objects.bulk_create([Score(snapshot=self, **row) for row in score_rows(self.payload)])


def _strong_span(matrix: dict[str, Any]) -> tuple[float | None, float | None]:
    """The range of the strong match, which no other value of the document states."""
    return range_of_draws((matrix.get("cloud") or {}).get("y") or []) or (None, None)


class Score(models.Model):
    """One value of one snapshot: a share, a risk, a system, a freedom or a threat at a place."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="scores")
    dimension = models.CharField(max_length=14)
    place = models.CharField(max_length=11, blank=True)
    threat = models.CharField(max_length=24, blank=True)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    median = models.FloatField(null=True)
    high = models.FloatField(null=True)
    band = models.CharField(max_length=14, blank=True)
    coverage = models.FloatField(null=True)
    probability = models.FloatField("of its band; of a share, that it is the largest", null=True)
    reliability = models.FloatField(null=True)
    period = models.CharField("of the figures behind it", max_length=21, blank=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    releases = models.TextField("keys of the releases behind it", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "dimension", "place", "threat"], name="one_score_per_cell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.threat} {self.place}".strip()
