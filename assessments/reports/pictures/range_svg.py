"""A score with its range as a thin bar, for the page: one small SVG with its words. Pure.

Positions are percentages of the picture's width, so that a bar fills whatever space it is given
without being stretched. Colours come from the page's style sheet by class; where there is none the
shapes are black on a grey line, and the words stand in the label.
"""

from collections.abc import Sequence
from html import escape

from assessments.reports.words.display import Value

HEIGHT = 10
WHOLE = 10.0
"""The upper end of the scale of severities."""


def range_bar(value: Value, label: str = "", *, limits: Sequence[float] = (), extra: str = "") -> str:
    """Return the bar of a severity: a tick at the nominal value, a span from 5% to 95% of the draws.

    Parameters
    ----------
    value : Value
        Its number, and its range where there is one; without a number there is no bar.
    label : str
        What the value is of, for readers who do not see the picture.
    limits : sequence of float
        Limits of bands to mark along the line, 0 to 10.
    extra : str
        One more class, ``"indicative"`` for the hatched span of a value that is only indicative.

    Examples
    --------
    >>> range_bar(Value(None, "not rated", "not rated"))
    ''
    """
    if value.number is None:
        return ""
    said = "; ".join(part for part in (value.words, value.range_words) if part)
    return _bar(value.number, value.low, value.high, f"{label}: {said}" if label else said,
                whole=WHOLE, limits=limits, extra=extra)  # fmt: skip


def share_bar(
    share: float | None, low: float | None, high: float | None, label: str, *, code: str = ""
) -> str:
    """Return the bar of a share, 0 to 1: filled to the nominal share, with the span of its draws."""
    if share is None:
        return ""
    return _bar(share, low, high, label, whole=1.0, fill=f"fill-{code}" if code else "")


def part_bar(size: float, label: str) -> str:
    """Return a plain bar, ``size`` of its space (0 to 1): a contribution, or the size of an effect."""
    return (
        f'<svg class="range" width="100%" height="{HEIGHT}" {_said(label)}>'
        f'<rect class="track" width="100%" height="{HEIGHT}"/>'
        f'<rect class="fill-part" width="{_at(min(max(size, 0.0), 1.0), 1.0)}" height="{HEIGHT}"/></svg>'
    )


def change_bar(change: float | None, low: float | None, high: float | None, most: float, label: str) -> str:
    """Return the bar of a change around no change in the middle; ``most`` fills one half."""
    if change is None:
        return ""
    half = max(most, 0.01)

    def placed(value: float | None) -> float | None:
        return None if value is None else (value + half) / (2 * half)

    span, middle = _span(placed(low), placed(high), 1.0), (change + half) / (2 * half)
    return (
        f'<svg class="range" width="100%" height="{HEIGHT}" {_said(label)}>'
        '<rect class="range-track" y="4" width="100%" height="2"/>'
        f'<rect class="range-mark" x="50%" width="1" height="{HEIGHT}"/>{span}{_tick(middle, 1.0)}</svg>'
    )


def _bar(
    number: float, low: float | None, high: float | None, label: str, *, whole: float,
    limits: Sequence[float] = (), extra: str = "", fill: str = "",
) -> str:  # fmt: skip
    classes = " ".join(part for part in ("range", extra) if part)
    filled = f'<rect class="{fill}" width="{_at(number, whole)}" height="{HEIGHT}"/>' if fill else ""
    thin, full = 'class="range-track" y="4" height="2"', f'class="track" height="{HEIGHT}"'
    track = f'<rect {full if fill else thin} width="100%"/>'
    marks = "".join(
        f'<rect class="range-mark" x="{_at(limit, whole)}" y="3" width="1" height="4"/>' for limit in limits
    )
    return (
        f'<svg class="{classes}" width="100%" height="{HEIGHT}" {_said(label)}>'
        f"{track}{filled}{marks}{_span(low, high, whole, hatched=bool(extra))}{_tick(number, whole)}</svg>"
    )


def _at(number: float, whole: float) -> str:
    return f"{100 * number / whole:.1f}%".replace(".0%", "%")


def _span(low: float | None, high: float | None, whole: float, *, hatched: bool = False) -> str:
    """The 5% to 95% of the draws; a row of strokes where the value is only indicative."""
    if low is None or high is None:
        return ""
    if hatched:
        return f'<line class="range-hatch" x1="{_at(low, whole)}" x2="{_at(high, whole)}" y1="5" y2="5"/>'
    start, width = _at(low, whole), _at(max(high - low, 0.005 * whole), whole)
    return f'<rect class="range-span" x="{start}" y="2" width="{width}" height="6" rx="1"/>'


def _tick(number: float, whole: float) -> str:
    """The mark of the nominal value; it stays inside the picture at both ends."""
    at = _at(min(max(number, 0.005 * whole), 0.995 * whole), whole)
    return f'<line class="range-tick" x1="{at}" x2="{at}" y1="0" y2="{HEIGHT}"/>'


def _said(label: str) -> str:
    """What a bar says to who does not see it; one without words repeats a number beside it."""
    return f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
