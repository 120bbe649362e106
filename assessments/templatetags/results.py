"""How a template writes values: bands always in words, numbers by the shared rules of display."""

from datetime import timedelta
from typing import Any

from django import template
from django.contrib.auth import get_user_model
from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.management.demo_users import PASSWORD, PEOPLE
from assessments.reports import display
from assessments.reports.display import Value

register = template.Library()

register.filter("count", display.count)
register.filter("percent", display.percent)
register.filter("plain_number", display.plain_number)
register.filter("years", display.years)
register.filter("sentence_case", display.sentence_case)


@register.simple_tag
def band(value: Value) -> SafeString:
    """A band as a chip: its pattern, "at least" where it applies, the word, the number."""
    prefix = "at least " if value.at_least and value.number is not None else ""
    number = "" if value.number is None else value.text.removeprefix("at least ")
    return format_html(
        '<span class="chip band-{}"><span>{}{}</span> <span class="numeric">{}</span></span>',
        value.css, prefix, value.band, number,
    )  # fmt: skip


@register.simple_tag
def cell(value: Value, url: str = "") -> SafeString:
    """The inside of a coloured cell: the number (a link where it has a figure) and the band in words."""
    if value.number is None:
        return format_html('<span class="cell-band">{}</span>', value.band)
    prefix = "at least " if value.at_least else ""
    number = value.text.removeprefix("at least ")
    linked = format_html('<a href="{}">{}</a>', url, number) if url else number
    written = '<span class="cell-band">{}</span><b class="numeric">{}</b> <span class="cell-band">{}</span>'
    return format_html(written, prefix, linked, value.band)


@register.filter
def so_far(duration: timedelta) -> str:
    """A duration in words that stay true for the seconds a page lives: "1 min 20 s"."""
    seconds = max(0, int(duration.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {seconds} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"


@register.simple_tag
def demo_people() -> dict[str, Any] | None:
    """The demo's names and password, only where the demo created its people."""
    names = [name for name, *_rest in PEOPLE]
    found = get_user_model().objects.filter(username__in=names).count()
    return {"names": names, "password": PASSWORD} if found == len(names) else None
