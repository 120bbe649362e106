"""The maps, for templates: ``{% result_map snapshot as map %}`` and ``{% portfolio_map as map %}``."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from assessments.maps import folium_map
from assessments.maps.content.legend import band_limits
from assessments.models import Method, Snapshot

register = template.Library()


@register.simple_tag(takes_context=True)
def result_map(context: dict[str, Any], snapshot: Snapshot, place: str = "") -> folium_map.MapParts:
    return folium_map.result_map(snapshot, context["request"], place)


@register.simple_tag
def result_early(snapshot: Snapshot) -> SafeString:
    return folium_map.result_early(snapshot)


@register.simple_tag(takes_context=True)
def portfolio_map(context: dict[str, Any]) -> folium_map.MapParts:
    """With the limits of the default method; without numbers where there is none."""
    method = Method.objects.filter(is_default=True).first()
    limits = band_limits(method.text) if method else {}
    return folium_map.portfolio_map(context["request"], limits, context.get("query", ""))
