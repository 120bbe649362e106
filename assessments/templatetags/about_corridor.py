"""What its owner says of a corridor: name, tags and notes, which are no part of any result."""

from typing import Any

from django import template
from django.db.models import Q

from corridors.models import Corridor

register = template.Library()

SHOWN_AT_ONCE = 600
"""Characters of the notes that stand open; the rest opens with a click."""


@register.simple_tag(takes_context=True)
def name_if_seen(context: dict[str, Any], corridor: Corridor) -> str:
    """The name in quotes, for readers of the corridor; who sees one result of it alone is told no name."""
    if not corridor.name:
        return ""
    seen = Corridor.objects.visible_to(context["user"]).filter(pk=corridor.pk)
    return corridor.quoted_name if seen.exists() else ""


@register.inclusion_tag("assessments/corridor/tags.html", takes_context=True)
def corridor_tags(context: dict[str, Any], corridor: Corridor) -> dict[str, Any]:
    """The tags of the reader's organisations, each leading to the portfolio."""
    mine = context["user"].memberships.values("organisation")
    own = corridor.tags.filter(Q(organisation=None) | Q(organisation__in=mine))
    return {"tags": list(own.values_list("name", flat=True).distinct())}


@register.inclusion_tag("assessments/corridor/about.html")
def about_corridor(corridor: Corridor) -> dict[str, Any]:
    first, rest = first_lines(corridor.notes.strip())
    return {"corridor": corridor, "first": first, "rest": rest}


def first_lines(text: str) -> tuple[str, str]:
    """Cut a long text where a line or a word ends.

    >>> first_lines("short"), [len(part) for part in first_lines("word " * 200)]
    (('short', ''), [599, 400])
    """
    if len(text) <= SHOWN_AT_ONCE * 1.25:
        return text, ""
    least = SHOWN_AT_ONCE // 2
    ends = (text.rfind(end, least, SHOWN_AT_ONCE) for end in ("\n", " "))
    cut = next((end for end in ends if end > 0), SHOWN_AT_ONCE)
    return text[:cut].rstrip(), text[cut:].lstrip()
