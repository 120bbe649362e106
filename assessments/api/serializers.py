"""What the API says of each thing: flat rows, ISO 3166-1 alpha-3 codes, links to the next step."""

from datetime import date
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from assessments.models import Assessment, Method, Score, Snapshot
from assessments.requesting import EARLIEST_AS_OF
from corridors.models import Corridor, Country, Release


class CorridorSerializer(serializers.ModelSerializer[Corridor]):
    url = serializers.HyperlinkedIdentityField(view_name="api-corridor-detail")
    code = serializers.CharField(read_only=True, help_text="origin-destination, e.g. MMR-THA")
    origin = serializers.CharField(source="origin_id", read_only=True)
    destination = serializers.CharField(source="destination_id", read_only=True)
    organisation = serializers.CharField(source="organisation.name", default=None, read_only=True)

    class Meta:
        model = Corridor
        fields = [
            "id", "url", "code", "name", "origin", "destination", "population", "visibility",
            "organisation", "is_sample", "notes", "version", "created_at", "updated_at",
        ]  # fmt: skip


class MethodSerializer(serializers.ModelSerializer[Method]):
    class Meta:
        model = Method
        fields = ["name", "sha256", "is_default", "published_at"]


class ReleaseSerializer(serializers.ModelSerializer[Release]):
    publisher = serializers.CharField(source="publisher.name")

    class Meta:
        model = Release
        fields = [
            "key", "publisher", "dataset", "version", "period", "released", "retrieved", "page_url",
            "licence", "absent_means", "sha256", "covered_until", "to_be_checked", "status",
        ]  # fmt: skip


class SnapshotRowSerializer(serializers.ModelSerializer[Snapshot]):
    """One line of the list; the document itself is at the snapshot's own address."""

    url = serializers.HyperlinkedIdentityField(view_name="api-snapshot-detail")
    corridor = serializers.IntegerField(source="corridor_id")
    code = serializers.CharField(source="corridor.code")
    population = serializers.CharField(source="corridor.population")
    method = serializers.CharField(source="method.name")
    stale = serializers.BooleanField(source="is_stale")

    class Meta:
        model = Snapshot
        fields = [
            "id", "url", "corridor", "code", "population", "as_of", "method", "engine_version", "digest",
            "created_at", "stale", "matrix_status", "quadrant", "largest", "fear",
            "share_e", "share_rs", "share_d", "share_rw", "risk", "band", "risk_origin", "band_origin",
            "risk_route", "band_route", "risk_destination", "band_destination",
            "reliability_matrix", "reliability_risk",
        ]  # fmt: skip


class SnapshotSerializer(SnapshotRowSerializer):
    result = serializers.JSONField(
        source="payload", help_text="The whole document: the same as `manage.py assess --format json`."
    )

    class Meta(SnapshotRowSerializer.Meta):
        fields = [*SnapshotRowSerializer.Meta.fields, "result"]


class ScoreSerializer(serializers.ModelSerializer[Score]):
    snapshot = serializers.IntegerField(source="snapshot_id")
    corridor = serializers.IntegerField(source="snapshot.corridor_id")
    code = serializers.CharField(source="snapshot.corridor.code")
    as_of = serializers.DateField(source="snapshot.as_of")
    method = serializers.CharField(source="snapshot.method.name")

    class Meta:
        model = Score
        fields = [
            "snapshot", "corridor", "code", "as_of", "method", "dimension", "place", "threat",
            "value", "low", "median", "high", "band", "coverage",
        ]  # fmt: skip


class AssessmentSerializer(serializers.ModelSerializer[Assessment]):
    url = serializers.HyperlinkedIdentityField(view_name="api-assessment-detail")
    corridor = serializers.IntegerField(source="corridor_id")
    method = serializers.CharField(source="method.name")
    snapshot = serializers.SerializerMethodField()
    worker_seen = serializers.SerializerMethodField(help_text="False: nothing will happen until one runs.")

    class Meta:
        model = Assessment
        fields = [
            "id", "url", "corridor", "as_of", "method", "status", "stage", "progress", "reason",
            "queued_at", "started_at", "finished_at", "snapshot", "worker_seen",
        ]  # fmt: skip

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_snapshot(self, assessment: Assessment) -> str | None:
        snapshot = Snapshot.objects.filter(assessment=assessment).values_list("pk", flat=True).first()
        request = self.context["request"]
        return reverse("api-snapshot-detail", [snapshot], request=request) if snapshot else None

    def get_worker_seen(self, assessment: Assessment) -> bool:
        return bool(self.context["worker_seen"])


class AssessmentRequestSerializer(serializers.Serializer[Any]):
    """Ask by the id of a corridor, or by a pair that has a corridor you can see."""

    corridor = serializers.IntegerField(required=False)
    origin = serializers.CharField(required=False, max_length=3)
    destination = serializers.CharField(required=False, max_length=3)
    population = serializers.ChoiceField(
        choices=Corridor.Population.choices, default=Corridor.Population.RESIDENTS
    )
    as_of = serializers.DateField(required=False)
    method = serializers.CharField(required=False)
    force = serializers.BooleanField(default=False)

    def validate_origin(self, iso3: str) -> str:
        return existing_country(iso3)

    def validate_destination(self, iso3: str) -> str:
        return existing_country(iso3)

    def validate_as_of(self, as_of: date) -> date:
        if as_of > timezone.localdate():
            raise serializers.ValidationError(f"as_of must not lie in the future; it is {as_of}.")
        if as_of < EARLIEST_AS_OF:
            raise serializers.ValidationError(f"as_of must not lie before {EARLIEST_AS_OF}; it is {as_of}.")
        return as_of

    def validate_method(self, name: str) -> str:
        if not Method.objects.filter(name=name).exists():
            raise serializers.ValidationError(f"There is no method {name!r}.")
        return name

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        unknown = sorted(set(self.initial_data) - set(self.fields))
        if unknown:
            raise serializers.ValidationError({name: ["This field is not known."] for name in unknown})
        pair = {name for name in ("origin", "destination") if name in data}
        if "corridor" in data and pair:
            raise serializers.ValidationError({"corridor": ["Give either a corridor or a pair, not both."]})
        if "corridor" not in data and len(pair) < 2:
            raise serializers.ValidationError(
                {"corridor": ["Give a corridor, or an origin and a destination."]}
            )
        if pair and data["origin"] == data["destination"]:
            raise serializers.ValidationError(
                {"destination": [f"Origin and destination must differ; both are {data['origin']}."]}
            )
        return data


def existing_country(iso3: str) -> str:
    if not Country.objects.countries().filter(iso3=iso3).exists():
        raise serializers.ValidationError(f"{iso3!r} is not the ISO 3166-1 alpha-3 code of a country here.")
    return iso3
