"""What was published or withdrawn, and which releases counted before and after it."""

from dataclasses import dataclass
from datetime import date

from corridors.counting import Counting, Standing, counting_on, from_rows
from corridors.models import Release, ReleaseStep


@dataclass(frozen=True)
class Event:
    """One or several steps made at once: releases loaded together are told of together."""

    steps: tuple[ReleaseStep, ...]
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def last(self) -> ReleaseStep:
        return self.steps[-1]

    def counting(self, as_of: date) -> tuple[Counting, Counting]:
        """What counts on a day, before and after."""
        return counting_on(as_of, self.before), counting_on(as_of, self.after)


def event_of(step: ReleaseStep) -> Event:
    """The steps that found the releases standing as this one did, and what came of them."""
    before = [step]
    for earlier in _moving().filter(pk__lt=step.pk).order_by("-pk").iterator():
        if earlier.stood != step.stood:
            break
        before.append(earlier)
    together, after = before[::-1], None
    for later in _moving().filter(pk__gt=step.pk).order_by("pk").iterator():
        if later.stood != step.stood:
            after = from_rows(later.stood)
            break
        together.append(later)
    standing = Release.objects.standings() if after is None else after
    return Event(tuple(together), tuple(from_rows(step.stood)), tuple(standing))


def _moving():  # type: ignore[no-untyped-def]
    return ReleaseStep.objects.moving_evidence().select_related("release__publisher")
