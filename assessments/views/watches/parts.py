"""A watch in words: on what, told of what, how many corridors it covers now."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Snapshot, Watch
from assessments.watching import corridors_of
from assessments.watching.wording import number_of, pair_of


def shown(watches: Iterable[Watch]) -> list[dict[str, Any]]:
    """What the list and the page of watches say of each."""
    covered = {watch: set(corridors_of(watch).values_list("pk", flat=True)) for watch in watches}
    every = set[int]().union(*covered.values())
    results = Snapshot.objects.filter(corridor__in=every).order_by()
    assessed = set(results.values_list("corridor", flat=True).distinct())
    return [_shown(watch, corridors, assessed) for watch, corridors in covered.items()]


def _shown(watch: Watch, covered: set[int], assessed: set[int]) -> dict[str, Any]:
    return {
        "watch": watch,
        "title": _title(watch, is_covered=bool(covered)),
        "wanted": wanted_words(watch),
        "covered": len(covered),
        "assessed": len(covered & assessed),
        "url": watch.corridor.get_absolute_url() if watch.corridor else "",
    }


def _title(watch: Watch, *, is_covered: bool) -> str:
    if watch.corridor is None:
        return _("Every corridor of %(country)s") % {"country": watch.country.name if watch.country else ""}
    if not is_covered:
        return _("A corridor you may see no longer, or that was put away")
    return f"{pair_of(watch.corridor)} {watch.corridor.quoted_name}".rstrip()


def wanted_words(watch: Watch) -> list[str]:
    """What it wants to be told of, one phrase each."""
    found = []
    if watch.bands:
        found.append(_("a band moves"))
    if watch.quadrant:
        found.append(_("the quadrant or the largest share moves"))
    if watch.dimension:
        direction = {
            "up": _("the median of the %(value)s rises to %(limit)s or above"),
            "down": _("the median of the %(value)s falls below %(limit)s"),
            "either": _("the median of the %(value)s crosses %(limit)s"),
        }[watch.direction]  # fmt: skip
        value = watch.get_dimension_display()
        found.append(direction % {"value": value, "limit": number_of(watch.dimension, watch.threshold)})
    return found
