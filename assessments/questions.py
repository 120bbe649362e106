"""What is asked, frozen, and digests of it: requests of the same digest have the same answer.

Nothing here needs the engine, so that asking costs a web process little.
"""

import hashlib
import json
from datetime import date

from assessments.models import Method
from assessments.scoring.evidence.values import LegValue, PlaceValue, ProfileValue, Question
from assessments.scoring.version import ENGINE_VERSION
from corridors.counting import Counting
from corridors.models import Corridor, Leg, MoverProfile, Release, SourceOverride


def question_about(corridor: Corridor, as_of: date) -> Question:
    """The corridor as it is now, frozen."""
    return Question(
        origin=corridor.origin_id,
        destination=corridor.destination_id,
        population=str(corridor.population),
        as_of=as_of,
        places=tuple(
            PlaceValue(place.name, place.country_id, place.longitude, place.latitude)
            for place in corridor.places.all()
        ),
        legs=tuple(leg_value(leg) for leg in corridor.legs.all()),
        profile=_profile(corridor, as_of),
    )


def leg_value(leg: Leg) -> LegValue:
    """One leg as it is now, frozen."""
    return LegValue(
        leg.mode,
        leg.kind,
        leg.length_km,
        leg.corrected_countries,
        leg.line,
        labels=tuple(leg.labels),
        closures=leg.closed_when,
        corrections=leg.corrected_by,
        outlined=leg.countries if leg.corrections else {},
    )


def _profile(corridor: Corridor, as_of: date) -> ProfileValue:
    """What is recorded about the people by the evidence date; what is undated counts on every day."""
    recorded = MoverProfile.objects.filter(corridor=corridor).first()
    if recorded is None or (recorded.reference_date and recorded.reference_date > as_of):
        return ProfileValue()
    return ProfileValue(
        overqualification=recorded.overqualification,
        work=recorded.work,
        work_permit_share=recorded.work_permit_share,
        irregular_share=recorded.irregular_share,
        work_rights=recorded.work_rights,
        occupations=recorded.occupations,
        shortages=recorded.shortages,
        source=recorded.source,
        reference_date=recorded.reference_date,
    )


def counting_as_of(as_of: date) -> Counting:
    """The releases that count on a day, as things stand now."""
    return Release.objects.counting_on(as_of)


def request_digest(corridor: Corridor, method: Method, as_of: date, evidence: str = "") -> str:
    """A digest of everything an answer depends on: corridor, question, method, evidence and engine.

    ``evidence`` is the digest of the evidence of that day, where the caller has it at hand.
    """
    question = question_digest(question_about(corridor, as_of))
    parts = (str(corridor.pk), question, method.sha256, evidence or evidence_digest(as_of), ENGINE_VERSION)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def evidence_digest(as_of: date, counting: Counting | None = None) -> str:
    """A digest of which releases count on a day: the same digest means the same evidence."""
    return digest_of(counting or counting_as_of(as_of))


def digest_of(counting: Counting) -> str:
    """A digest of the releases that count, and of the sources curators chose."""
    rows = Release.objects.of(counting).order_by("key").values_list("key", "sha256", "published_at")
    chosen = SourceOverride.objects.in_force().order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(json.dumps([*rows, *chosen], default=str).encode()).hexdigest()


def question_digest(question: Question) -> str:
    """A digest of everything that is asked."""
    return hashlib.sha256(repr(question).encode()).hexdigest()
