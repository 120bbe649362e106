"""Every operation of the description, asked with whatever fits it: answered as described, and never with 5xx.

Who asks is nobody, an officer with a token that may read, one that may write as well, and a curator.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from corridors.models import Token
from tests import payloads
from tests.factories import (
    make_corridor,
    make_figure,
    make_indicator,
    make_member,
    make_release,
    make_snapshot,
)

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
WRITTEN = Path(__file__).resolve().parent.parent.parent / "openapi.yaml"
EACH = 2
"""Requests of each role to each operation; the same ones every time, so that a failure can be repeated."""
ROLES: dict[str, tuple[str, ...]] = {
    "nobody": (), "reader": ("read",), "writer": ("read", "write"), "curator": ("read", "write", "curate"),
}  # fmt: skip
CHECKS: list[Callable[..., Any]] = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
]  # fmt: skip


@pytest.fixture
def world() -> None:
    """A little of everything, so that lists have rows."""
    make_snapshot(payloads.example())
    make_corridor("UGA-JPN")
    make_figure(make_release(), make_indicator("inform.epidemic", "Epidemic"), "UGA", 6.4)


def header_of(role: str) -> dict[str, str]:
    plain = {"Accept-Encoding": "identity"}
    if not ROLES[role]:
        return plain
    person = make_member(role, "Corridor Office", "officer")
    person.is_staff = role == "curator"
    person.save()
    _token, text = Token.objects.create(person, expiry=timedelta(days=1), name=role, scopes=list(ROLES[role]))
    return plain | {"Authorization": f"Bearer {text}"}


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_is_as_described(world: None, role: str, settings: Any) -> None:
    settings.API_REQUESTS_PER_HOUR = 10**6
    headers = header_of(role)
    described = schemathesis.openapi.from_path(WRITTEN)
    described.app = application
    failed = [said for found in described.get_all_operations() for said in ask(found.ok(), headers)]
    assert not failed, "\n\n".join(failed)


def ask(operation: Any, headers: dict[str, str]) -> list[str]:
    """What is not as described, in words."""
    quick = settings(
        max_examples=EACH, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip

    @quick
    @given(case=operation.as_strategy())
    def conforms(case: Any) -> None:
        answer = case.call(headers=headers, app=application)
        case.validate_response(answer, checks=CHECKS)

    try:
        conforms()
    except FailureGroup as group:
        return [f"{operation.label}: {failure}" for failure in group.exceptions]
    return []
