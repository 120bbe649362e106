"""What may be done with a corridor, by who looks at it."""

from typing import Any

from django import template

from corridors.models import Corridor

register = template.Library()


@register.inclusion_tag("assessments/corridor/links.html", takes_context=True)
def corridor_links(context: dict[str, Any], corridor: Corridor) -> dict[str, Any]:
    """Edit, copy, history, put away: each where the reader may."""
    user = context["user"]
    may_edit = context.get("may_edit")
    if may_edit is None:
        may_edit = Corridor.objects.editable_by(user).filter(pk=corridor.pk).exists()
    return {
        "corridor": corridor,
        "csrf_token": context.get("csrf_token"),
        "may_edit": may_edit,
        "may_delete": may_edit and corridor.owner_id == user.pk and not corridor.assessments.exists(),
    }
