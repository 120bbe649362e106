"""Results of the sample corridors, made the way a worker makes them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from assessments.management.demo_users import create_demo_users
from assessments.models import Snapshot
from assessments.running import run_assessment
from corridors.models import Corridor
from tests.factories import AS_OF, make_assessment
from tests.people import client_of

Assessed = Callable[..., Snapshot]


@pytest.fixture
def assessed(world: None) -> Assessed:
    """A result of a sample corridor by its code."""

    def of(code: str, as_of: date = AS_OF) -> Snapshot:
        origin, destination = code.split("-")
        corridor = Corridor.objects.samples().filter(origin=origin, destination=destination).first()
        assessment = make_assessment(corridor, as_of=as_of)
        run_assessment(assessment.pk)
        return Snapshot.objects.get(assessment=assessment)

    return of


@pytest.fixture
def officer(world: None) -> Client:
    create_demo_users()
    return client_of(get_user_model().objects.get(username="officer"))
