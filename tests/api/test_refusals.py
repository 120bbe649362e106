"""Whatever is sent, the answer is a result or an error in the one shape; nothing sent makes it fail."""

import json
import logging
from typing import Any

import pytest
from django.test import Client, override_settings

from tests import payloads
from tests.factories import make_corridor, make_member, make_method, make_snapshot

pytestmark = pytest.mark.django_db
ASSESSMENTS = "/api/v1/assessments/"
KEYS = {"type", "title", "status", "detail", "errors", "reference"}


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(make_member("officer", "Corridor Office", "officer"))
    make_method()
    return client


@pytest.fixture
def others() -> dict[str, int]:
    """What an officer of another organisation keeps private."""
    draft = make_corridor("MMR-THA", owner=make_member("other", "Another Agency"), visibility="private")
    return {"corridor": draft.pk, "snapshot": make_snapshot(payloads.example(), draft).pk}


def refused(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    body = answer.json()
    assert set(body) == KEYS
    assert body["status"] == status
    return body


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("corridors/?limit=" + "9" * 5000, "limit"),
        ("corridors/?offset=1000000000000", "offset"),
        ("corridors/?offset=%D9%A1", "offset"),
        ("corridors/?modified_after=soon", "modified_after"),
        ("corridors/?modified_after=0001-01-01T00:00:00%2B14:00", "modified_after"),
        ("corridors/?modified_after=9999-12-31T23:59:59-14:00", "modified_after"),
        ("corridors/?is_sample=perhaps", "is_sample"),
        ("corridors/?origin=%00", "origin"),
        ("corridors/?%00=1", "\x00"),
        ("snapshots/?latest=perhaps", "latest"),
        ("snapshots/?score_min=NaN", "score_min"),
        ("snapshots/?score_min=1e400", "score_min"),
        ("snapshots/?corridor=99999999999999999999", "corridor"),
        ("snapshots/?as_of=2026-02-30", "as_of"),
        ("scores/?corridor=1e49", "corridor"),
        ("scores/?corridor=1.5", "corridor"),
        ("methods/?nmae=corridor-1.0", "nmae"),
        ("snapshots/?origin=MMR&origin=UGA", "origin"),
        ("scores/?corridor=" + ",".join(map(str, range(5000))), "corridor"),
        ("changes/?since=2026-01-01&since=2026-02-01", "since"),
        ("corridors/?limit=1000000000", "limit"),
        ("schema/?version=%0D%0ASet-Cookie:a", "version"),
    ],
)
def test_a_wrong_parameter_is_refused_by_its_name(officer: Client, address: str, field: str) -> None:
    assert list(refused(officer.get(f"/api/v1/{address}"), 400)["errors"]) == [field]


@pytest.mark.parametrize("name", ["snapshots/?corridor", "scores/?corridor", "assessments/?corridor"])
def test_what_others_keep_private_is_refused_like_what_is_not_there(
    officer: Client, others: dict[str, int], name: str
) -> None:
    hidden = refused(officer.get(f"/api/v1/{name}={others['corridor']}"), 400)["errors"]
    absent = refused(officer.get(f"/api/v1/{name}=999"), 400)["errors"]
    assert hidden == {"corridor": [f"There is no corridor {others['corridor']} that you can see."]}
    assert absent == {"corridor": ["There is no corridor 999 that you can see."]}


def test_a_private_snapshot_cannot_be_told_from_one_that_is_not_there(
    officer: Client, others: dict[str, int]
) -> None:
    sentences = [
        refused(officer.get(f"/api/v1/scores/?snapshot={pk}"), 400)["errors"]["snapshot"][0]
        for pk in (others["snapshot"], 999)
    ]
    assert sentences[0].replace(str(others["snapshot"]), "999") == sentences[1]


def test_true_and_false_may_be_said_in_two_ways(officer: Client) -> None:
    make_corridor("MMR-THA", is_sample=True)
    counts = {
        word: officer.get("/api/v1/corridors/", {"is_sample": word}).json()["count"]
        for word in ("true", "1", "false", "0")
    }
    assert counts == {"true": 1, "1": 1, "false": 0, "0": 0}


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"[]",
        b"null",
        b'{"corridor": NaN}',
        b'{"corridor": 1, "corridor": 2}',
        b'[{"corridor": 1}, {"corridor": 1, "as_of": "2026-06-30", "as_of": "2026-05-31"}]',
        b'{"corridor": 1e400}',
        b'{"corridor": ' + b"9" * 5000 + b"}",
        b'{"\\ud800": 1}',
        b'{"corridor": 1, "\\ud800": 1}',
        b'{"origin": "\\u0000", "destination": "THA"}',
        b'{"corridor": 1, "method": "\\ud800"}',
        b'{"origin": "\xff"}',
        '{"corridor": 1}'.encode("utf-16"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(officer: Client, body: bytes) -> None:
    refused(officer.post(ASSESSMENTS, body, content_type="application/json"), 400)


def test_a_name_that_stands_twice_is_named(officer: Client) -> None:
    answer = officer.post(ASSESSMENTS, b'{"as_of": "1", "as_of": "2"}', content_type="application/json")
    assert refused(answer, 400)["detail"] == "JSON parse error - 'as_of' stands twice in one object"


def test_thousands_of_parameters_are_refused(officer: Client) -> None:
    refused(officer.get("/api/v1/scores/?" + "&".join(f"corridor={pk}" for pk in range(5000))), 400)


@pytest.mark.parametrize("trick", [{"X-HTTP-Method-Override": "DELETE"}, {"X-HTTP-Method": "DELETE"}])
def test_a_request_does_what_its_method_says_and_nothing_else(officer: Client, trick: dict[str, str]) -> None:
    wanted = {"corridor": make_corridor("MMR-THA").pk, "as_of": "2026-06-30"}
    asked = officer.post(ASSESSMENTS, wanted, content_type="application/json").json()
    address = f"{ASSESSMENTS}{asked['id']}/"
    assert officer.get(address, headers=trick).json()["status"] == "queued"
    refused(officer.post(address, {"_method": "DELETE"}, content_type="application/json", headers=trick), 405)
    assert officer.get(address).json()["status"] == "queued"


def test_a_body_that_is_too_large_is_not_read(officer: Client) -> None:
    body = json.dumps({"origin": "x" * 3_000_000})
    answer = officer.post(ASSESSMENTS, body, content_type="application/json")
    assert refused(answer, 413)["title"] == "The request is too large"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""]
)
def test_only_json_is_understood(officer: Client, content_type: str) -> None:
    refused(officer.generic("POST", ASSESSMENTS, b"origin=MMR", content_type=content_type), 415)


def test_what_was_sent_is_not_repeated_at_length(officer: Client) -> None:
    make_corridor("MMR-THA")
    wanted = {"origin": "MMR", "destination": "THA", "method": "x" * 9000}
    body = refused(officer.post(ASSESSMENTS, wanted, content_type="application/json"), 400)
    assert len(body["errors"]["method"][0]) == len(body["detail"]) == 300


def test_without_a_default_method_one_has_to_be_named(officer: Client) -> None:
    make_method().__class__.objects.update(is_default=False)
    corridor = make_corridor("MMR-THA")
    answer = officer.post(ASSESSMENTS, {"corridor": corridor.pk}, content_type="application/json")
    assert list(refused(answer, 400)["errors"]) == ["method"]


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v1/", "/api/v1/nothing/", "/api/v1/methods/a%2Fb/", "/api/v1/methods/%00/"]
)
def test_an_address_that_is_not_there_is_refused_in_the_one_shape(officer: Client, address: str) -> None:
    for client in (officer, Client()):
        refused(client.get(address), 404)
        refused(client.post(address), 404)


@pytest.mark.parametrize("address", ["/api/v1/docs/", "/api/v1/schema/", "/api/v1/corridors/"])
def test_a_stranger_is_refused_in_the_one_shape_everywhere(address: str) -> None:
    answer = Client().get(address)
    assert refused(answer, 401)["title"] == "Sign in first"
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_an_unknown_host_is_refused_in_the_one_shape(officer: Client) -> None:
    refused(officer.get("/api/v1/corridors/", headers={"Host": "elsewhere.example"}), 400)


def test_writing_without_the_token_of_the_session_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member("officer", "Corridor Office"))
    answer = client.post(ASSESSMENTS, {"corridor": 1}, content_type="application/json")
    assert "CSRF" in refused(answer, 403)["detail"]


def test_an_address_without_its_last_slash_keeps_method_and_body(officer: Client) -> None:
    make_corridor("MMR-THA")
    wanted = {"origin": "MMR", "destination": "THA", "as_of": "2026-06-30"}
    answer = officer.post(ASSESSMENTS.rstrip("/"), wanted, content_type="application/json")
    assert (answer.status_code, answer["Location"]) == (308, ASSESSMENTS)


@override_settings(ROOT_URLCONF="tests.api.failing_addresses")
def test_a_failure_of_the_program_is_told_by_a_reference_that_the_log_knows(
    officer: Client, caplog: pytest.LogCaptureFixture
) -> None:
    officer.raise_request_exception = False
    with caplog.at_level(logging.ERROR, "api.errors"):
        body = refused(officer.get("/api/v1/failing/"), 500)
    assert "ZeroDivisionError" not in json.dumps(body)
    logged = next(record for record in caplog.records if body["reference"] in record.getMessage())
    assert logged.exc_info and logged.exc_info[0] is ZeroDivisionError
