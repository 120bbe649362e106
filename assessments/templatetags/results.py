"""How a template writes values: bands always in words, numbers by the shared rules of display."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from assessments.management.demo_users import PASSWORD, PEOPLE
from assessments.reports.pictures import range_svg
from assessments.reports.tables.rows import ChangeCell, LeverRow, ShareRow
from assessments.reports.words import display
from assessments.reports.words.display import RISK_LIMITS, Value
from corridors.periods import period_words
from corridors.stock_types import stock_type_words

register = template.Library()

register.filter("at", lambda mapping, key: mapping.get(key, ""))
register.filter("count", display.count)
register.filter("percent", display.percent)
register.filter("plain_number", display.plain_number)
register.filter("signed", display.signed)
register.filter("signed_percent", display.signed_percent)
register.filter("years", display.years)
register.filter("sentence_case", display.sentence_case)
register.filter("stock_type", stock_type_words)


@register.filter
def day(text: str | None) -> str:
    """A day of the document, 2026-06-30, as the reader's language writes it; anything else as it is."""
    try:
        return date_format(date.fromisoformat(text or ""), "SHORT_DATE_FORMAT")
    except ValueError:
        return text or ""


@register.filter
def period(text: str | None) -> str:
    """A period of a release or figure, 2019-01..2024-07, in the words of a table."""
    return period_words(text or "", short=True)


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
    written = '<span class="cell-band">{}</span><b class="numeric">{}</b> <span class="cell-band">{}</span>{}'
    return format_html(written, prefix, linked, value.band, ranged(value))


@register.simple_tag
def ranged(value: Value, label: str = "") -> SafeString:
    """The bar of a value and its range in numbers; nothing where there is no number."""
    bar = mark_safe(range_svg.range_bar(value, label))  # what is written into it is escaped there
    return format_html("{}{}", between(value.range_text), bar) if value.range_text else bar


@register.simple_tag
def wide_range(value: Value, label: str = "", indicative: bool = False) -> SafeString:
    """The bar of a risk with the limits of the bands; hatched where the value is only indicative."""
    return mark_safe(
        range_svg.range_bar(value, label, limits=RISK_LIMITS, extra="indicative" if indicative else "")
    )


def between(range_text: str) -> SafeString:
    """The numbers of a range beside its bar, which has said them already to a screen reader."""
    return format_html('<span class="between" aria-hidden="true">{}</span>', range_text)


@register.simple_tag
def share_range(row: ShareRow) -> SafeString:
    return mark_safe(range_svg.share_bar(row.share, row.low, row.high, row.words, code=row.code))


@register.simple_tag
def part_bar(size: float, label: str) -> SafeString:
    return mark_safe(range_svg.part_bar(size, label))


@register.simple_tag
def change(cell: ChangeCell, most: float) -> SafeString:
    """The change of one share under a lever: its points, bar and range."""
    if cell.change is None:
        return format_html('<span class="missing">{}</span>', cell.text)
    name = "fear" if cell.code == "fear" else f"share of {cell.code}"
    if cell.text == "0" and not cell.range_text:
        return mark_safe('<span class="numeric soft">0</span>')
    label = f"{name}: {cell.text} points" + (f", range {cell.range_text}" if cell.range_text else "")
    bar = range_svg.change_bar(cell.change, cell.low, cell.high, most, label)
    return format_html('<b class="numeric">{}</b>{}{}', cell.text, mark_safe(bar), between(cell.range_text))


@register.filter
def greatest_change(rows: list[LeverRow]) -> float:
    """The greatest change any lever could make, range included: what fills half a bar."""
    ends = [
        abs(end)
        for row in rows for cell in row.cells for end in (cell.change, cell.low, cell.high)
        if end is not None
    ]  # fmt: skip
    return max(ends, default=0.0)


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
