"""Every address there is, opened by everybody: what a new address shows to whom has to be said here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from assessments.models import Assessment, Method, MethodComparison, Report, Screening
from corridors.models import Corridor, CountryAlias, RefreshPlan, ReleaseImport
from tests.pages.roles import MARK, ROLES, clients, make_things

pytestmark = pytest.mark.thorough

ERROR_KEYS = {"type", "title", "status", "detail", "errors", "reference"}
HTMX = {"HX-Request": "true"}
SIGN_IN, SEEN, MOVED, HIDDEN, FORBIDDEN, BY_POST, TOKEN = "sign in", 200, 302, 404, 403, 405, 401
POLLING_ENDS = 286


@dataclass(frozen=True)
class Rule:
    """What strangers get, and what those who may and those who may not see the thing get by GET."""

    stranger: Any = SIGN_IN
    may: int = SEEN
    may_not: int = SEEN
    about: str = ""
    parameter: str = "pk"
    more: dict[str, Any] = field(default_factory=dict)

    def answer(self, role: str, allowed: set[str]) -> Any:
        if role == "stranger":
            return self.stranger
        return self.may if role in allowed else self.may_not

    def address(self, name: str, things: dict[str, Any]) -> str:
        if self.parameter == "**":
            return reverse(name, kwargs=things[self.about])
        if self.parameter.startswith("?"):
            return f"{reverse(name)}{self.parameter}={things[self.about]}"
        return reverse(name, kwargs={self.parameter: things[self.about]} | self.more if self.about else None)


def page(about: str = "", parameter: str = "pk", **how: Any) -> Rule:
    """For everybody who is signed in."""
    return Rule(about=about, parameter=parameter, **how)


def own(about: str, **how: Any) -> Rule:
    """For those who may see the corridor behind it."""
    return Rule(may_not=HIDDEN, about=about, **how)


def curating(about: str = "", **how: Any) -> Rule:
    """For curators only; what they get stands in ALONE."""
    return Rule(may=FORBIDDEN, may_not=FORBIDDEN, about=about, **how)


def button(about: str = "", parameter: str = "pk", stranger: Any = BY_POST) -> Rule:
    return Rule(stranger, BY_POST, BY_POST, about, parameter)


def rest(about: str = "", parameter: str = "pk", may_not: int = SEEN) -> Rule:
    return Rule(TOKEN, SEEN, may_not, about, parameter)


def curators(about: str = "") -> Rule:
    """For those who curate; ``ALONE`` says what they get."""
    return Rule(may=FORBIDDEN, may_not=FORBIDDEN, about=about, parameter="key")


RULES = {
    "login": Rule(stranger=SEEN, may=MOVED, may_not=MOVED),
    "sign-in-again": button(),
    "logout": button(),
    "corridors:releases": page(),
    "corridors:release": page("release", "key"),
    "corridors:figure": page("figure"),
    "corridors:pair-figure": page("pair-figure"),
    "corridors:route": Rule(may=HIDDEN, may_not=HIDDEN, about="corridor"),
    "corridors:places": page(),
    "assessments:route-check": button(stranger=SIGN_IN),
    "corridors:route-line": button(stranger=SIGN_IN),
    "corridors:consent": page("consent"),
    "corridors:survey-share": page("survey-share"),
    "corridors:choices": curating(),
    "corridors:choice-end": Rule(may=FORBIDDEN, may_not=FORBIDDEN, about="figure"),
    "corridors:entries": curating(),
    "corridors:entry-add": curating("kind", parameter="kind"),
    "corridors:entry-sheet": curating("kind", parameter="kind"),
    "corridors:entry-upload": Rule(may=FORBIDDEN, may_not=FORBIDDEN, about="kind", parameter="kind"),
    "corridors:entry-edit": curating("entry", parameter="entry"),
    "corridors:entry-retire": curating("entry", parameter="entry"),
    "corridors:notices": page(),
    "corridors:notice": Rule(may=HIDDEN, may_not=HIDDEN, about="notice"),
    "corridors:notices-read": button(),
    "corridors:notices-mail": button(),
    "corridors:tokens": page(),
    "corridors:token": Rule(may=HIDDEN, may_not=HIDDEN, about="token", parameter="key"),
    "corridors:token-revoke": button("token", "key"),
    "corridors:webhooks": page(),
    "corridors:webhook": Rule(may=HIDDEN, may_not=HIDDEN, about="webhook"),
    "corridors:webhook-test": button("webhook"),
    "corridors:webhook-switch": button("webhook"),
    "corridors:webhook-delete": button("webhook"),
    "corridors:delivery-again": button("delivery"),
    **{f"corridors:{name}": curating() for name in ("curation", "upload", "schedule")},
    **{
        f"corridors:{name}": curating("import")
        for name in ("import", "import-progress", "import-refused", "import-columns")
    },
    **{
        f"corridors:{name}": button("import")
        for name in ("import-cancel", "import-correct", "import-countries", "import-again")
    },
    "corridors:plan": curating("plan"),
    "corridors:plan-fetch": button("plan"),
    "assessments:portfolio": page(),
    "assessments:portfolio-file": page(),
    "assessments:portfolio-seen": button(),
    "assessments:portfolio-view-save": button(),
    "assessments:portfolio-view": button("view"),
    "assessments:request": page(),
    "assessments:help": page(),
    "assessments:tour": button(),
    "assessments:several": page(),
    "assessments:batch": Rule(may=HIDDEN, may_not=HIDDEN, about="batch"),
    "assessments:batch-cancel": button("batch"),
    "assessments:corridor": own("corridor"),
    "assessments:corridor-new": page(),
    "assessments:corridor-assess": own("corridor"),
    "assessments:corridor-edit": own("corridor", may=MOVED),
    "assessments:corridor-resolve": button("corridor"),
    "assessments:corridor-history": own("corridor", may=MOVED),
    "assessments:corridor-restore": button("corridor"),
    "assessments:corridor-duplicate": button("corridor"),
    "assessments:corridor-archive": button("corridor"),
    "assessments:corridor-delete": button("corridor"),
    "assessments:draft-discard": button("draft"),
    "assessments:snapshot": own("snapshot"),
    "assessments:leg-events": own("snapshot", more={"number": 0}),
    "assessments:leg-events-file": own("snapshot", more={"number": 0}),
    "assessments:snapshot-evidence": own("snapshot"),
    "assessments:snapshot-evidence-file": own("snapshot"),
    "assessments:comments": own("snapshot"),
    "assessments:comment-resolve": button("comment"),
    "assessments:reviews": page(),
    "assessments:review-ask": button("snapshot"),
    "assessments:review-decide": button("review"),
    "assessments:review-take-back": button("review"),
    "assessments:assessment": own("assessment"),
    "assessments:assessment-cancel": button("assessment"),
    "assessments:stale": curators(),
    "assessments:stale-assess": button(),
    "assessments:curate-release": curators("release"),
    "assessments:curate-release-csv": curators("release"),
    "assessments:curate-release-effect": button("release", "key"),
    "assessments:curate-release-decide": Rule(
        may=FORBIDDEN, may_not=FORBIDDEN, about="decision", parameter="**"
    ),
    "assessments:release-effect": Rule(may=FORBIDDEN, may_not=FORBIDDEN, about="release-effect"),
    "assessments:release-effect-cancel": button("release-effect"),
    "assessments:screening": page(),
    "assessments:screening-ask": button(stranger=SIGN_IN),
    "assessments:screening-adopt": button(),
    "assessments:screening-progress": page("screening", may=MOVED, may_not=MOVED),
    "assessments:screening-cancel": button("screening"),
    "assessments:methods": page(may=MOVED, may_not=MOVED),
    "assessments:method": page("method", "name"),
    "assessments:method-edit": Rule(may=FORBIDDEN, may_not=FORBIDDEN, about="method", parameter="name"),
    "assessments:method-use": button("method", "name"),
    "assessments:method-compare": page(),
    "assessments:method-comparison": Rule(may=HIDDEN, may_not=HIDDEN, about="comparison"),
    "assessments:method-comparison-cancel": button("comparison"),
    "assessments:report-request": button("snapshot"),
    "assessments:report": own("report"),
    "assessments:report-download": own("report", may=MOVED),
    "assessments:scenarios": own("snapshot"),
    "assessments:scenario-new": own("snapshot"),
    "assessments:scenario": Rule(may=HIDDEN, may_not=HIDDEN, about="scenario"),
    "assessments:scenario-download": Rule(may=HIDDEN, may_not=HIDDEN, about="scenario"),
    "assessments:scenario-cancel": button("scenario"),
    "assessments:scenario-duplicate": button("scenario"),
    "assessments:scenario-delete": button("scenario"),
    "assessments:watches": page(),
    "assessments:watch-new": page(),
    "assessments:watch": Rule(may=HIDDEN, may_not=HIDDEN, about="watch"),
    "assessments:watch-edit": Rule(may=HIDDEN, may_not=HIDDEN, about="watch"),
    "assessments:watch-switch": button("watch"),
    "assessments:watch-delete": button("watch"),
    "assessments:watch-look-again": button("look", "**"),
    "api-watch-list": rest(),
    "api-scenario-list": rest(),
    "api-scenario-detail": Rule(TOKEN, HIDDEN, HIDDEN, "scenario"),
    "assessments:compare": page(),
    "assessments:compare-draws": page(may=MOVED, may_not=MOVED),
    "assessments:map-script-result": Rule(stranger=SEEN),
    "assessments:map-script-portfolio": Rule(stranger=SEEN),
    "assessments:map-world": page(),
    "assessments:map-compare": page(),
    "assessments:map-countries": page(),
    "assessments:map-disputed": page(),
    "assessments:map-corridors": page(),
    "assessments:map-layers": own("snapshot"),
    "assessments:map-legs": own("snapshot"),
    "assessments:map-places": own("snapshot"),
    "assessments:map-threats": own("snapshot"),
    "assessments:map-incidents": own("snapshot"),
    "api-corridor-list": rest(),
    "api-corridor-detail": rest("corridor", may_not=HIDDEN),
    "api-assessment-list": rest(),
    "api-assessment-detail": rest("assessment", may_not=HIDDEN),
    "api-snapshot-list": rest(),
    "api-snapshot-detail": rest("snapshot", may_not=HIDDEN),
    "api-score-list": rest(),
    "api-event-list": rest("snapshot", "?snapshot", may_not=HIDDEN),
    "api-screening-list": rest(),
    "api-leg-list": rest(),
    "api-place-list": rest(),
    "api-publisher-list": rest(),
    "api-indicator-list": rest(),
    "api-figure-list": rest(),
    "api-pair-figure-list": rest(),
    "api-incident-list": rest(),
    "api-country-list": rest(),
    "api-threat-list": rest(),
    "api-dimension-list": rest(),
    "api-release-list": rest(),
    "api-release-detail": rest("release", "key"),
    "api-method-list": rest(),
    "api-method-detail": rest("method", "name"),
    "api-change-list": rest(),
    "api-report-list": rest(),
    "api-report-detail": rest("report", may_not=HIDDEN),
    "api-report-download": Rule(TOKEN, 409, HIDDEN, about="report"),
    "api-snapshot-ask-for-report": button("snapshot", stranger=TOKEN),
    "api-webhook-list": rest(),
    "api-webhook-detail": Rule(TOKEN, HIDDEN, HIDDEN, about="webhook"),
    "api-webhook-test": button("webhook", stranger=TOKEN),
    "api-delivery-list": rest(),
    "api-schema": rest(),
    "api-docs": rest(),
}
CURATING = {
    "curation": SEEN, "upload": SEEN, "schedule": SEEN, "plan": SEEN, "import": SEEN,
    "import-progress": MOVED, "import-refused": HIDDEN, "import-columns": HIDDEN,
}  # fmt: skip
ALONE = (
    {(f"corridors:{name}", "curator"): answer for name, answer in CURATING.items()}
    | {
        ("assessments:method-edit", "curator"): SEEN,
        ("assessments:method-comparison", "officer"): MOVED,
        ("corridors:token", "officer"): SEEN,
        ("corridors:notice", "officer"): MOVED,
        ("corridors:webhook", "officer"): SEEN,
        ("api-webhook-detail", "officer"): SEEN,
        ("assessments:stale", "curator"): SEEN,
        ("assessments:curate-release", "curator"): SEEN,
        ("assessments:curate-release-csv", "curator"): SEEN,
        ("assessments:curate-release-decide", "curator"): MOVED,
        ("assessments:release-effect", "curator"): MOVED,
        ("corridors:route", "officer"): SEEN,
        ("assessments:batch", "officer"): SEEN,
        ("assessments:scenario", "officer"): SEEN,
        ("assessments:watch", "officer"): SEEN,
        ("assessments:watch-edit", "officer"): SEEN,
        ("assessments:scenario-download", "officer"): MOVED,
        ("api-scenario-detail", "officer"): SEEN,
        ("assessments:corridor-edit", "officer"): SEEN,
        ("assessments:corridor-history", "officer"): SEEN,
        ("corridors:entry-upload", "curator"): BY_POST,
        ("corridors:choice-end", "curator"): BY_POST,
    }
    | {
        (name, "curator"): SEEN
        for name in RULES
        if name.startswith(("corridors:entr", "corridors:choices")) and name != "corridors:entry-upload"
    }
)
"""What one person gets for who they are, whatever the corridor's visibility."""


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
ALLOWED = {"private": {"officer"}, "organisation": {"officer", "reviewer", "curator"}, "public": set(ROLES)}


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    return clients()


def test_no_rule_is_left_of_an_address_that_is_gone() -> None:
    assert set(RULES) - set(OWN_NAMES) == set()


@pytest.mark.parametrize("name", OWN_NAMES)
def test_an_address_shows_itself_to_whom_it_may(name: str, people: dict[str, Client]) -> None:
    assert name in RULES, f"{name} is new: say in RULES who may open it"
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
