"""What defines a corridor, as one document: read from the rows, and checked before it is stored.

A document is plain JSON: countries by ISO3, people by their user names, organisations by their
short names, shares between 0 and 1, days as year-month-day. The browser's form, the history and
every other way in use the same document.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from corridors.models import Corridor, Country, MoverProfile, Organisation
from corridors.routing import (
    RouteError,
    as_document,
    plan_from,
    plan_of,
    problems_with_countries,
    problems_with_ends,
)

SHARES = ("overqualification", "work_permit_share", "irregular_share", "work_rights")
GROUPS = ("occupations", "shortages")
SHARING = ("owner", "organisation", "visibility")
MOST_TAGS = 12
MOST_GROUPS = 40
ROUNDING = 1e-6

NO_PROFILE: dict[str, Any] = {
    "work": "", "overqualification": None, "work_permit_share": None, "irregular_share": None,
    "work_rights": None, "occupations": {}, "shortages": {}, "source": "", "reference_date": None,
}  # fmt: skip
EMPTY: dict[str, Any] = {
    "name": "", "origin": "", "destination": "", "population": "residents", "owner": None,
    "organisation": None, "visibility": "private", "tags": [], "notes": "", "profile": NO_PROFILE,
    "route": {"places": [], "legs": []},
}  # fmt: skip


class InvalidDefinition(ValueError):
    """A document that cannot become a corridor; ``errors`` maps each wrong field to its sentences."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(told)}" for field, told in errors.items()))
        self.errors = dict(errors)


def document_of(corridor: Corridor) -> dict[str, Any]:
    """The corridor as it is now."""
    return {
        "name": corridor.name,
        "origin": corridor.origin_id,
        "destination": corridor.destination_id,
        "population": str(corridor.population),
        "owner": corridor.owner.get_username() if corridor.owner else None,
        "organisation": corridor.organisation.slug if corridor.organisation else None,
        "visibility": str(corridor.visibility),
        "tags": sorted(tag.name for tag in corridor.tags.all()),
        "notes": corridor.notes,
        "profile": _profile_of(corridor),
        "route": as_document(plan_of(corridor)),
    }


def _profile_of(corridor: Corridor) -> dict[str, Any]:
    profile = MoverProfile.objects.filter(corridor=corridor).first()
    if profile is None:
        return dict(NO_PROFILE)
    day = profile.reference_date
    plain = {name: getattr(profile, name) for name in ("work", *SHARES, *GROUPS, "source")}
    return NO_PROFILE | plain | {"reference_date": day.isoformat() if day else None}


def checked(document: Mapping[str, Any], by: Any, corridor: Corridor | None = None) -> dict[str, Any]:
    """The document as it may be stored for ``by``; raises with every wrong field named."""
    errors: dict[str, list[str]] = {}
    now = document_of(corridor) if corridor else EMPTY | {"owner": by.get_username()}
    whole = EMPTY | {key: now[key] for key in SHARING} | dict(document)
    _refuse_unknown(whole, EMPTY, "", errors)
    clean = _checked_by(FIELDS, whole, "", errors)
    clean["profile"] = _checked_profile(whole["profile"], errors)
    _check_pair(clean, errors)
    clean["route"] = _checked_route(whole["route"], clean, errors)
    _check_sharing(clean, now, by, corridor, errors)
    if errors:
        raise InvalidDefinition(errors)
    return clean


def _refuse_unknown(
    given: Mapping[str, Any], known: Mapping[str, Any], prefix: str, errors: dict[str, list[str]]
) -> None:
    for name in sorted(set(given) - set(known)):
        errors[prefix + name] = [_("A corridor has no field “%(name)s”.") % {"name": name}]


def _checked_by(
    checks: Mapping[str, Callable[[Any], Any]],
    given: Mapping[str, Any],
    prefix: str,
    errors: dict[str, list[str]],
) -> dict[str, Any]:
    clean = {}
    for name, check in checks.items():
        try:
            clean[name] = check(given[name])
        except ValueError as why:
            errors[prefix + name] = [str(why)]
    return clean


def _checked_profile(given: Any, errors: dict[str, list[str]]) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        errors["profile"] = [_("The mover profile must be an object with named fields.")]
        return dict(NO_PROFILE)
    _refuse_unknown(given, NO_PROFILE, "profile.", errors)
    clean = _checked_by(PROFILE_FIELDS, NO_PROFILE | dict(given), "profile.", errors)
    together = sum(clean.get("occupations", {}).values())
    if together > 1 + ROUNDING:
        errors["profile.occupations"] = [
            _("The shares of the occupations add up to %(sum).0f%%; together they cannot pass 100%%.")
            % {"sum": 100 * together}
        ]
    return clean


def _checked_route(
    given: Any, clean: Mapping[str, Any], errors: dict[str, list[str]]
) -> dict[str, Any] | None:
    """The route; its places are looked at against the pair where the pair is right."""
    try:
        plan = plan_from(given)
    except RouteError as wrong:
        problems = wrong.problems
    else:
        problems = problems_with_countries(plan)
        if "origin" in clean and "destination" in clean and "destination" not in errors:
            problems = problems + problems_with_ends(plan, clean["origin"], clean["destination"])
    for path, sentence in problems:
        errors.setdefault(f"route.{path}", []).append(sentence)
    return None if problems else as_document(plan)


def _check_pair(clean: Mapping[str, Any], errors: dict[str, list[str]]) -> None:
    origin = clean.get("origin")
    if origin and origin == clean.get("destination"):
        name = Country.objects.get(pk=origin).name
        errors["destination"] = [
            _("Origin and destination are both %(name)s; choose two countries.") % {"name": name}
        ]


def _check_sharing(
    clean: Mapping[str, Any], now: Mapping[str, Any], by: Any, corridor: Corridor | None,
    errors: dict[str, list[str]],
) -> None:  # fmt: skip
    changed = [name for name in SHARING if clean.get(name) != now[name] and name not in errors]
    if corridor and corridor.owner_id not in (by.pk, None):
        told = _("Only its owner, %(owner)s, can change this.") % {"owner": now["owner"]}
        errors.update({name: [told] for name in changed})
        return
    if "organisation" in changed and clean["organisation"] and not _belongs(by, clean["organisation"]):
        errors["organisation"] = [_("You are no member of “%(name)s”.") % {"name": clean["organisation"]}]
    if "owner" in changed and not _colleagues(by).filter(username=clean["owner"]).exists():
        errors["owner"] = [_("“%(name)s” is no colleague of yours.") % {"name": clean["owner"]}]
    if clean.get("visibility") == Corridor.Visibility.ORGANISATION and not clean.get("organisation"):
        errors.setdefault("organisation", [_("Say which organisation shall see it.")])


def _belongs(user: Any, slug: str) -> bool:
    return bool(user.memberships.filter(organisation__slug=slug).exists())


def _colleagues(user: Any) -> Any:
    """Whom a corridor may be handed to: active members of the same organisations, and oneself."""
    offices = Organisation.objects.filter(memberships__user=user)
    return get_user_model().objects.filter(is_active=True, memberships__organisation__in=offices)


def text(most: int) -> Callable[[Any], str]:
    def check(given: Any) -> str:
        if not isinstance(given, str):
            raise ValueError(_("This must be text, not %(given)s.") % {"given": _shown(given)})
        written = given.replace("\r\n", "\n").replace("\x00", "").strip()
        if len(written) > most:
            raise ValueError(
                _("This has %(length)d characters; at most %(most)d can be kept.")
                % {"length": len(written), "most": most}
            )
        return written

    return check


def one_of(choices: Any) -> Callable[[Any], str]:
    def check(given: Any) -> str:
        if given not in choices.values:
            offered = ", ".join(value for value in choices.values if value)
            raise ValueError(
                _("“%(given)s” is not one of: %(offered)s.") % {"given": _shown(given), "offered": offered}
            )
        return str(given)

    return check


def country(given: Any) -> str:
    if given in ("", None):
        raise ValueError(_("Choose a country."))
    if not isinstance(given, str) or not Country.objects.countries().filter(pk=given).exists():
        raise ValueError(
            _("“%(given)s” is no country this installation knows; give three letters such as MMR.")
            % {"given": _shown(given)}
        )
    return given


def share(given: Any) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 1:
        raise ValueError(
            _("A share lies between 0%% and 100%%; this is %(given)s.") % {"given": _percent(given)}
        )
    return float(given)


def shares_by_group(given: Any) -> dict[str, float]:
    if not isinstance(given, Mapping) or len(given) > MOST_GROUPS:
        raise ValueError(_("Give at most %(most)d groups, each with its share.") % {"most": MOST_GROUPS})
    found = {text(80)(group): share(value) for group, value in given.items()}
    if "" in found or None in found.values():
        raise ValueError(_("Each group needs a name and a share."))
    return {group: float(value or 0.0) for group, value in found.items()}


def tags(given: Any) -> list[str]:
    if not isinstance(given, list) or len(given) > MOST_TAGS:
        raise ValueError(_("Give at most %(most)d tags.") % {"most": MOST_TAGS})
    return sorted({name for name in (text(40)(tag) for tag in given) if name})


def optional_name(given: Any) -> str | None:
    return text(150)(given) or None if given is not None else None


def day(given: Any) -> str | None:
    if given in ("", None):
        return None
    try:
        found = date.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueError(_("Give a day as year-month-day, such as 2026-06-30.")) from None
    if found > date.today():
        raise ValueError(_("%(day)s lies in the future.") % {"day": found})
    return found.isoformat()


def _shown(given: Any) -> str:
    written = str(given)
    return written if len(written) <= 60 else f"{written[:60]}…"


def _percent(given: Any) -> str:
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return f"{100 * given:g}%" if is_number else f"“{_shown(given)}”"


FIELDS: dict[str, Callable[[Any], Any]] = {
    "name": text(120),
    "origin": country,
    "destination": country,
    "population": one_of(Corridor.Population),
    "owner": optional_name,
    "organisation": optional_name,
    "visibility": one_of(Corridor.Visibility),
    "tags": tags,
    "notes": text(10_000),
}
PROFILE_FIELDS: dict[str, Callable[[Any], Any]] = {
    "work": lambda given: "" if given == "" else one_of(MoverProfile.Work)(given),
    **dict.fromkeys(SHARES, share),
    **dict.fromkeys(GROUPS, shares_by_group),
    "source": text(300),
    "reference_date": day,
}
