"""Who may open which address: the table that a new address has to be written into."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.pages.roles import ROLES

SIGN_IN, SEEN, MOVED, HIDDEN, FORBIDDEN, BY_POST, TOKEN = "sign in", 200, 302, 404, 403, 405, 401


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


def of_one(about: str, parameter: str = "pk") -> Rule:
    """For one person, whatever the corridor's visibility; who, stands in ALONE."""
    return Rule(may=HIDDEN, may_not=HIDDEN, about=about, parameter=parameter)


def button(about: str = "", parameter: str = "pk", stranger: Any = BY_POST) -> Rule:
    """Asks for what only a form may do."""
    return Rule(stranger, BY_POST, BY_POST, about, parameter)


def rest(about: str = "", parameter: str = "pk", may_not: int = SEEN) -> Rule:
    """For everybody who shows who they are to the API."""
    return Rule(TOKEN, SEEN, may_not, about, parameter)


RULES = {
    "login": Rule(stranger=SEEN, may=MOVED, may_not=MOVED),
    "sign-in-again": button(),
    "logout": button(),
    "corridors:releases": page(),
    "corridors:release": page("release", "key"),
    "corridors:figure": page("figure"),
    "corridors:pair-figure": page("pair-figure"),
    "corridors:route": of_one("corridor"),
    "corridors:places": page(),
    "assessments:route-check": button(stranger=SIGN_IN),
    "corridors:route-line": button(stranger=SIGN_IN),
    "corridors:consent": page("consent"),
    "corridors:survey-share": page("survey-share"),
    "corridors:choices": curating(),
    "corridors:choice-end": curating("figure"),
    "corridors:entries": curating(),
    "corridors:entry-add": curating("kind", parameter="kind"),
    "corridors:entry-sheet": curating("kind", parameter="kind"),
    "corridors:entry-upload": curating("kind", parameter="kind"),
    "corridors:entry-edit": curating("entry", parameter="entry"),
    "corridors:entry-retire": curating("entry", parameter="entry"),
    "corridors:notices": page(),
    "corridors:notice": of_one("notice"),
    "corridors:notices-read": button(),
    "corridors:notices-mail": button(),
    "corridors:tokens": page(),
    "corridors:token": of_one("token", "key"),
    "corridors:token-revoke": button("token", "key"),
    "corridors:webhooks": page(),
    "corridors:webhook": of_one("webhook"),
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
    "assessments:batch": of_one("batch"),
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
    "assessments:stale": curating(),
    "assessments:stale-assess": button(),
    "assessments:curate-release": curating("release", parameter="key"),
    "assessments:curate-release-csv": curating("release", parameter="key"),
    "assessments:curate-release-effect": button("release", "key"),
    "assessments:curate-release-decide": curating("decision", parameter="**"),
    "assessments:release-effect": curating("release-effect"),
    "assessments:release-effect-cancel": button("release-effect"),
    "assessments:screening": page(),
    "assessments:screening-ask": button(stranger=SIGN_IN),
    "assessments:screening-adopt": button(),
    "assessments:screening-progress": page("screening", may=MOVED, may_not=MOVED),
    "assessments:screening-cancel": button("screening"),
    "assessments:methods": page(may=MOVED, may_not=MOVED),
    "assessments:method": page("method", "name"),
    "assessments:method-edit": curating("method", parameter="name"),
    "assessments:method-use": button("method", "name"),
    "assessments:method-compare": page(),
    "assessments:method-comparison": of_one("comparison"),
    "assessments:method-comparison-cancel": button("comparison"),
    "assessments:report-request": button("snapshot"),
    "assessments:report": own("report"),
    "assessments:report-download": own("report", may=MOVED),
    "assessments:scenarios": own("snapshot"),
    "assessments:scenario-new": own("snapshot"),
    "assessments:scenario": of_one("scenario"),
    "assessments:scenario-download": of_one("scenario"),
    "assessments:scenario-cancel": button("scenario"),
    "assessments:scenario-duplicate": button("scenario"),
    "assessments:scenario-delete": button("scenario"),
    "assessments:watches": page(),
    "assessments:watch-new": page(),
    "assessments:watch": of_one("watch"),
    "assessments:watch-edit": of_one("watch"),
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

ALLOWED = {"private": {"officer"}, "organisation": {"officer", "reviewer", "curator"}, "public": set(ROLES)}
"""Who may see what belongs to a corridor of each visibility."""
