"""One look for every publication and withdrawal that somebody watches: planned once, by a timer."""

from django.db.models import Min

from assessments.models import Watch, WatchCheck
from corridors.models import ReleaseStep


def plan_checks() -> list[int]:
    """Put down a look for each step since the oldest watch that has none; return the new ones."""
    since = Watch.objects.active().aggregate(first=Min("since"))["first"]
    if since is None:
        return []
    steps = ReleaseStep.objects.moving_evidence().filter(at__gte=since, watch_check=None).order_by("pk")
    made = [WatchCheck.objects.get_or_create(step=step) for step in steps.defer("stood")]
    return [check.pk for check, is_new in made if is_new]
