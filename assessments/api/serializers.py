"""What may be asked, and what is wrong with it: countries by ISO 3166-1 alpha-3, days, names of methods."""

from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from assessments.models import Method
from assessments.requesting import EARLIEST_AS_OF
from corridors.models import Corridor, Country


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
