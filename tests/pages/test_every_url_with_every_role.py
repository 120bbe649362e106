"""Every address there is, opened by everybody: each shows itself to whom ``access_rules`` says."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from assessments.models import Assessment, Method, MethodComparison, Report, Screening
from corridors.models import Corridor, CountryAlias, RefreshPlan, ReleaseImport
from tests.pages.access_rules import (
    ALLOWED,
    ALONE,
    BY_POST,
    FORBIDDEN,
    HIDDEN,
    MOVED,
    RULES,
    SEEN,
    SIGN_IN,
    TOKEN,
)
from tests.pages.roles import MARK, clients, make_things

pytestmark = pytest.mark.thorough

ERROR_KEYS = {"type", "title", "status", "detail", "errors", "reference"}
HTMX = {"HX-Request": "true"}
POLLING_ENDS = 286


def names_in(patterns: Any, namespace: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*namespace, pattern.namespace) if pattern.namespace else namespace
            yield from names_in(pattern.url_patterns, inner)
        else:
            yield ":".join((*namespace, pattern.name or str(pattern.pattern)))


NAMES = list(dict.fromkeys(names_in(get_resolver().url_patterns)))
OWN_NAMES = [name for name in NAMES if not name.startswith("admin:")]
ADMIN_NAMES = [name for name in NAMES if name.startswith("admin:")]


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    return clients()


def test_no_rule_is_left_of_an_address_that_is_gone() -> None:
    assert set(RULES) - set(OWN_NAMES) == set()


@pytest.mark.parametrize("name", OWN_NAMES)
def test_an_address_shows_itself_to_whom_it_may(name: str, people: dict[str, Client]) -> None:
    assert name in RULES, f"{name} is new: say in access_rules.py who may open it"
    address = RULES[name].address(name, make_things())
    for visibility, allowed in ALLOWED.items():
        Corridor.objects.update(visibility=visibility)
        for role, client in people.items():
            answer = client.get(address)
            expected = ALONE.get((name, role), RULES[name].answer(role, allowed))
            assert told_apart(answer) == expected, (role, visibility)
            assert role in allowed or nothing_private_in(answer, address), (role, visibility)
            if address.startswith("/api/") and answer.status_code >= 400:
                assert set(answer.json()) == ERROR_KEYS


def test_a_part_of_a_page_shows_no_more_than_the_page(people: dict[str, Client]) -> None:
    things = make_things()
    for name in [name for name in OWN_NAMES if not name.startswith("api-")]:
        address = RULES[name].address(name, things)
        for role, client in people.items():
            answer = client.get(address, headers=HTMX)
            expected = ALONE.get((name, role), RULES[name].answer(role, {"officer"}))
            if expected == SIGN_IN:
                assert (answer.status_code, answer["HX-Refresh"]) == (200, "true"), (role, address)
            elif expected in (SEEN, MOVED):
                assert answer.status_code in (SEEN, MOVED, POLLING_ENDS), (role, address)
            else:
                assert answer.status_code == expected, (role, address)
            assert role == "officer" or nothing_private_in(answer, address), (role, address)


def test_nothing_changes_by_what_others_send_without_meaning_it(people: dict[str, Client]) -> None:
    things = make_things()
    before = state()
    for name in OWN_NAMES:
        address = RULES[name].address(name, things)
        for role in ("reviewer", "outsider"):
            if name == "logout":
                continue
            for send in (people[role].post, people[role].put, people[role].patch, people[role].delete):
                answer = send(address)
                assert answer.status_code < 500, (role, address)
                assert nothing_private_in(answer, address), (role, address)
        assert told_apart(people["stranger"].post(address)) in (SIGN_IN, SEEN, TOKEN, BY_POST, MOVED), address
        assert state() == before, address


def test_the_admin_is_for_curators_and_shows_them_nothing_private(people: dict[str, Client]) -> None:
    make_things()
    for name in ADMIN_NAMES:
        address = admin_address(name)
        for role, client in people.items():
            answer = client.get(address)
            assert role == "officer" or nothing_private_in(answer, address), (role, address)
            if role == "curator":
                assert answer.status_code in (SEEN, MOVED, FORBIDDEN, HIDDEN, BY_POST), address
            elif name not in ("admin:login", "admin:logout"):
                assert answer["Location"].startswith(reverse("admin:login")), (role, address)


def admin_address(name: str) -> str:
    for arguments in ({}, {"object_id": MARK}, {"app_label": "corridors"}, {"id": MARK}):
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    return f"/admin/nothing/{MARK}/"


def told_apart(answer: Any) -> Any:
    """A redirect to the sign-in page is not a redirect to somewhere."""
    to_sign_in = answer.status_code == MOVED and answer["Location"].startswith(reverse("login"))
    return SIGN_IN if to_sign_in else answer.status_code


def nothing_private_in(answer: Any, address: str) -> bool:
    """The number of private things is nowhere but where the caller wrote it."""
    body = b"".join(answer).decode(errors="replace")
    for written in (address, f"ID “{MARK}”", f"no result {MARK} that you can see"):
        body = body.replace(written, "")
    return str(MARK) not in body


def state() -> dict[str, Any]:
    models = (
        Corridor, Assessment, Report, MethodComparison, Screening, Method, ReleaseImport, RefreshPlan,
        CountryAlias,
    )  # fmt: skip
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
