"""What the description of the API promises: every parameter, every refusal, and examples that fit."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from jsonschema import Draft202012Validator

from assessments.api.examples import EXAMPLES
from tests.factories import make_member

WRITTEN = Path(__file__).resolve().parent.parent.parent / "openapi.yaml"


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return yaml.safe_load(WRITTEN.read_text())


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def parameters(operation: dict[str, Any]) -> set[str]:
    return {parameter["name"] for parameter in operation.get("parameters", [])}


def test_every_operation_says_how_it_refuses(described: dict[str, Any]) -> None:
    for path, method, operation in operations(described):
        refusals = {status: one for status, one in operation["responses"].items() if status >= "400"}
        assert {"400", "401", "403", "429"} <= set(refusals), (path, method)
        for refusal in refusals.values():
            assert refusal["content"]["application/json"]["schema"]["$ref"].endswith("/Error"), path


def test_every_list_names_what_shapes_it(described: dict[str, Any]) -> None:
    lists = {path: one for path, method, one in operations(described) if one["operationId"].endswith("_list")}
    assert len(lists) > 20
    for path, operation in lists.items():
        assert {"limit", "fields", "format"} <= parameters(operation), path
    assert {"ordering", "cursor", "offset"} <= parameters(lists["/api/v1/scores/"])
    assert "offset" not in parameters(lists["/api/v1/changes/"])


def test_every_post_takes_a_key_against_asking_twice(described: dict[str, Any]) -> None:
    posts = [one for _path, method, one in operations(described) if method == "post"]
    assert all("Idempotency-Key" in parameters(one) for one in posts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_fits_its_schema(described: dict[str, Any], name: str) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(EXAMPLES[name])]
    assert errors == []


@pytest.mark.django_db
def test_the_description_itself_can_be_kept() -> None:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office"))
    first = client.get("/api/v1/schema/")
    assert first["ETag"].startswith('"')
    again = client.get("/api/v1/schema/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
