"""Releases that came after a result and bring what it could not have used.

Such a release took nobody's place as far as the result is concerned, so nothing the result names stopped
counting; asked again, it would rest on more.
"""

from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.models.method import Method
from assessments.scoring.matrix.uses import EVENTS, uses_of
from assessments.scoring.methods.method import load_method
from corridors.models import Indicator, Leg, NewCoverage, Place


def brought_since() -> QuerySet[NewCoverage]:
    """What came after a snapshot (the outer query) about its question and counts on its evidence date."""
    came = NewCoverage.objects.filter(
        release__status="published", release__published_at__gt=OuterRef("created_at"),
        since__lte=OuterRef("as_of"), about__in=used_now(),
    )  # fmt: skip
    corridor = OuterRef(OuterRef("corridor"))
    ends = Q(country=OuterRef("corridor__origin")) | Q(country=OuterRef("corridor__destination"))
    between = Exists(Place.objects.filter(corridor=corridor, country=OuterRef("country")))
    lines = Leg.objects.filter(corridor=corridor)
    at_sea = Q(country=None) & Q(Exists(lines.filter(mode="sea")))
    incidents = Q(about__in=list(EVENTS))
    return came.filter(ends | Q(between) | at_sea).filter(~incidents | Q(Exists(lines.exclude(mode="air"))))


def used_now() -> list[str]:
    """Indicators and kinds of incidents that the method in use takes anything from."""
    method = Method.objects.filter(is_default=True).first()
    return [] if method is None else _used(method.text, tuple(Indicator.objects.values_list("pk", flat=True)))


@lru_cache(maxsize=4)
def _used(text: str, slugs: tuple[str, ...]) -> list[str]:
    method = load_method(text)
    return [slug for slug in (*slugs, *EVENTS) if uses_of(slug, method)]
