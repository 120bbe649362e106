"""What the method in use takes from a source."""

from collections.abc import Iterable

from django import template

from assessments.models import Method
from assessments.scoring.matrix.uses import uses_of
from assessments.views.choices import loaded

register = template.Library()


@register.simple_tag
def method_in_use() -> Method | None:
    """The method a new assessment uses unless another is asked for."""
    return Method.objects.filter(is_default=True).first()


@register.simple_tag
def uses(indicators: Iterable[str], method: Method | None) -> list[str]:
    """What a method uses any of the indicators for, each once."""
    if method is None:
        return []
    read = loaded(method.text)
    return list(dict.fromkeys(use for slug in indicators for use in uses_of(slug, read)))
