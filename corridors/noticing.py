"""Telling people what happened: one row each, whoever they are."""

from collections.abc import Iterable
from typing import Any

from corridors.models import Notice


def tell(people: Iterable[Any], kind: str, text: str, url: str = "") -> list[Notice]:
    """Leave every person a notice; nobody is told twice of one thing."""
    told = {person.pk: person for person in people if person is not None}
    return Notice.objects.bulk_create(
        Notice(recipient=person, kind=kind, text=text, url=url) for person in told.values()
    )
