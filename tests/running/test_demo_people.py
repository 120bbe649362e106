"""What the demo's people may do about the method."""

import pytest
from django.contrib.auth import get_user_model

from assessments.management.demo_users import create_demo_users

pytestmark = pytest.mark.django_db


def test_of_the_demos_people_only_the_curator_publishes_versions_of_the_method() -> None:
    names = create_demo_users()
    people = get_user_model().objects.filter(username__in=names)
    assert [person.username for person in people if person.has_perm("assessments.add_method")] == ["curator"]


def test_nobody_of_the_demo_may_change_a_published_version() -> None:
    people = get_user_model().objects.filter(username__in=create_demo_users())
    assert not [person for person in people if person.has_perm("assessments.change_method")]
