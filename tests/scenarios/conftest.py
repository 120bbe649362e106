"""What-ifs beside a result that a worker made."""

from collections.abc import Callable
from typing import Any

import pytest

from assessments.models import Scenario, Snapshot, Status
from assessments.running import run_scenario
from tests.comparing.conftest import assessed, officer
from tests.factories import make_user

__all__ = ["assessed", "officer"]

Supposed = Callable[..., Scenario]


def suppose(base: Snapshot, *changes: dict[str, Any], **about: Any) -> Scenario:
    """Ask for a what-if and let the worker run it."""
    owner = about.pop("owner", None) or make_user("officer")
    made = Scenario.objects.create(base=base, owner=owner, name="What if", changes=list(changes), **about)
    run_scenario(made.pk)
    made.refresh_from_db()
    return made


@pytest.fixture
def done() -> Supposed:
    def of(base: Snapshot, *changes: dict[str, Any], **about: Any) -> Scenario:
        made = suppose(base, *changes, **about)
        assert made.status == Status.DONE, made.reason
        return made

    return of


def changed(scenario: Scenario, name: str, key: str = "nominal") -> float:
    value = scenario.result["values"][name]["change"][key]
    assert value is not None
    return float(value)
