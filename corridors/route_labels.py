"""The names by which publishers of deaths en route call stretches of the world's routes."""

from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Max

from corridors.models import Event, Release


def route_labels() -> list[dict[str, Any]]:
    """Every label in the published releases with its number of incidents, the most frequent first."""
    published = Release.objects.published().aggregate(newest=Max("published_at"), last=Max("pk"))
    return _labels(str(published))


@lru_cache(maxsize=2)
def _labels(known: str) -> list[dict[str, Any]]:
    """Counted once for what is published now; ``known`` names it."""
    deaths = Event.objects.filter(kind=Event.Kind.DEATH, release__status="published").order_by()
    counted = deaths.values(label=F("attributes__migration_route")).annotate(incidents=Count("pk"))
    named = [row for row in counted if row["label"]]
    return sorted(named, key=lambda row: (-row["incidents"], row["label"]))
