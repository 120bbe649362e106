"""The people who define corridors, and a corridor that is the officer's."""

from typing import Any

import pytest

from corridors.defining import define
from corridors.models import Corridor, Membership
from tests.factories import make_country, make_member


@pytest.fixture(autouse=True)
def countries(db: None) -> None:
    for iso3 in ("MMR", "THA", "MYS", "JPN"):
        make_country(iso3)


@pytest.fixture
def second_officer(db: None) -> Any:
    return make_member("second", "Corridor Office", Membership.Role.OFFICER)


@pytest.fixture
def corridor(officer: Any) -> Corridor:
    return define({"origin": "MMR", "destination": "THA", "name": "First"}, officer)


@pytest.fixture
def shared(officer: Any) -> Corridor:
    document = {"origin": "MMR", "destination": "THA", "name": "First"}
    return define(document | {"visibility": "organisation", "organisation": "corridor-office"}, officer)
