"""The first steps, where they are needed."""

from typing import Any

from django import template

from corridors.models import HiddenTour

register = template.Library()


@register.inclusion_tag("assessments/help/tour.html", takes_context=True)
def tour(context: dict[str, Any]) -> dict[str, Any]:
    """The first steps, for who has not hidden them."""
    shows = not HiddenTour.objects.filter(user=context["user"].pk).exists()
    return {"shows": shows, "csrf_token": context.get("csrf_token")}
