"""What an assessment concluded: a frozen document, and narrow rows to filter on."""

import hashlib
from typing import Any, Self

import orjson
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from assessments.models.assessment import Assessment
from assessments.models.method import Method
from corridors.models import Corridor, Release


def canonical(payload: dict[str, Any]) -> bytes:
    """The payload as bytes that depend on nothing but its content."""
    return orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)


class SnapshotQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(corridor__in=Corridor.objects.visible_to(user))

    def latest_per_corridor(self) -> Self:
        """The one with the latest evidence date; of several, the one made last."""
        newest = self.model.objects.filter(corridor=OuterRef("corridor")).newest_first()
        return self.filter(pk=Subquery(newest.values("pk")[:1]))

    def newest_first(self) -> Self:
        """By evidence date; of one date, the one made last comes first."""
        return self.order_by("-as_of", "-created_at", "-pk")

    def stale(self) -> Self:
        """Resting on a release that is superseded or withdrawn."""
        return self.filter(releases__in=Release.objects.no_longer_counting()).distinct()

    def without_documents(self) -> Self:
        """For lists: everything but the document itself."""
        return self.defer("payload").select_related("corridor__origin", "corridor__destination", "method")

    def record(self, assessment: Assessment, payload: dict[str, Any]) -> Any:
        """Store the result and finish its assessment: all of it, or nothing."""
        with transaction.atomic():
            snapshot = self.create(**Snapshot.columns(assessment, payload))
            keys = [release["key"] for release in payload["releases"]]
            snapshot.releases.set(Release.objects.filter(key__in=keys))
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
            "reliability_matrix": matrix["reliability"],
            "reliability_risk": risk["reliability"],
        }
        columns |= {f"share_{code}": share for code, share in shares.items()}
        for place in ("origin", "route", "destination"):
            columns[f"risk_{place}"] = places[place]["risk"]["nominal"]
            columns[f"band_{place}"] = places[place]["risk"]["band"]
        return columns

    def write_scores(self) -> None:
        """Derive the narrow rows from the document (they can be rebuilt at any time)."""
        self.scores.all().delete()
        Score.objects.bulk_create([Score(snapshot=self, **row) for row in score_rows(self.payload)])


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

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "dimension", "place", "threat"], name="one_score_per_cell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.threat} {self.place}".strip()


def score_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Every value of the document that a list may filter on, one row each."""
    matrix = payload["matrix"]
    rows = [_row("fear", "", "", matrix["fear"]), _row("risk", "", "", payload["risk"])]
    rows += [_row("share", "", code, share) for code, share in matrix["shares"].items()]
    for place, part in payload["places"].items():
        rows += _place_rows(place, part)
    return rows


def _place_rows(place: str, part: dict[str, Any]) -> list[dict[str, Any]]:
    singles = ("risk", "violence", "structural", "hazard", "vulnerability", "lack_of_coping")
    rows = [_row(name.replace("_", "-"), place, "", part[name]) for name in singles if part.get(name)]
    for group, dimension in (("systems", "system"), ("freedoms", "freedom"), ("threats", "threat")):
        rows += [_row(dimension, place, slug, cell) for slug, cell in (part.get(group) or {}).items()]
    return rows


def _row(dimension: str, place: str, threat: str, cell: dict[str, Any]) -> dict[str, Any]:
    return {
        # "risk" of the corridor as a whole has no place; that of a place has one
        "dimension": dimension,
        "place": place,
        "threat": threat,
        "value": cell["nominal"],
        "low": cell["low"],
        "median": cell["median"],
        "high": cell["high"],
        "band": cell.get("band") or "",
        "coverage": cell.get("coverage"),
    }
