"""A watch in words: on what, told of what, how many corridors it covers now."""

from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Snapshot, Watch
from assessments.watching import corridors_of
from assessments.watching.wording import number_of, pair_of


def shown(watch: Watch) -> dict[str, Any]:
    """What the list and the page of a watch say of it."""
    covered = corridors_of(watch)
    assessed = Snapshot.objects.filter(corridor__in=covered).values("corridor").distinct()
    return {
        "watch": watch,
        "title": title_of(watch),
        "wanted": wanted_words(watch),
        "covered": covered.count(),
        "assessed": assessed.count(),
        "url": watch.corridor.get_absolute_url() if watch.corridor else "",
    }


def title_of(watch: Watch) -> str:
    if watch.corridor is None:
        return _("Every corridor of %(country)s") % {"country": watch.country.name if watch.country else ""}
    if not corridors_of(watch).exists():
        return _("A corridor you may see no longer, or that was put away")
    return pair_of(watch.corridor)


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
