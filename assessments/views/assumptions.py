"""What the method takes where nothing is recorded about the people of a corridor, in words."""

from django.utils.translation import gettext as _

from assessments.models import Method
from assessments.views.choices import loaded
from corridors.differences import percent


def assumptions_of(method: Method | None) -> dict[str, str]:
    """By field of the mover profile, what a blank means; empty where no method is loaded."""
    if method is None:
        return {}
    rules = loaded(method.text)
    skill, access = rules["matrix.fit.skill"], rules["matrix.access.opportunity"]
    party, other = (rules[f"matrix.access.refugees.{state}"] for state in ("party", "other"))
    return {
        "overqualification": _(
            "Left blank: %(nominal)s are assumed to work at their skill, drawn from %(low)s to %(high)s; "
            "in elementary or domestic work %(elementary)s."
        ) % _shares(skill),
        "work_permit_share": _(
            "Left blank: no nominal value; the other factors carry the match, and the draws run from "
            "%(low)s to %(high)s."
        ) % _shares(access),
        "irregular_share": _(
            "Left blank: nothing is taken away. A recorded share takes %(irregular_weight)s of itself from "
            "access to work."
        ) % _shares(access),
        "work_rights": _(
            "Left blank: %(nominal)s, drawn from %(low)s to %(high)s, where the destination is bound by the "
            "Refugee Convention or its Protocol; otherwise %(other)s, drawn from %(other_low)s to "
            "%(other_high)s."
        ) % (_shares(party) | {"other": percent(other["nominal"])} | {
            f"other_{end}": percent(other[end]) for end in ("low", "high")
        }),
        "occupations": _(
            "Left blank: need is read from ageing and waged work at the destination, drawn %(drawn)s to both "
            "sides. The rows count once at least two thirds of the people stand in groups with both numbers."
        ) % {"drawn": percent(rules.number("matrix.need.drawn"))},
    }  # fmt: skip


def _shares(choice: dict[str, object]) -> dict[str, str]:
    return {name: percent(value) for name, value in choice.items() if isinstance(value, float | int)}
