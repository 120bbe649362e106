"""On which days a leg is closed."""

from datetime import date

import pytest

from corridors.route_plan import Closure

WINTER = Closure(date(2024, 11, 1), date(2025, 3, 31), "snow", every_year=True)
MONSOON = Closure(date(2024, 6, 1), date(2024, 9, 30), "rains", every_year=True)
ONCE = Closure(date(2025, 5, 1), date(2025, 5, 31), "border shut")
FOR_GOOD = Closure(date(2025, 5, 1), None, "wall")


@pytest.mark.parametrize(
    ("closure", "day", "closed"),
    [
        (ONCE, date(2025, 4, 30), False),
        (ONCE, date(2025, 5, 1), True),
        (ONCE, date(2025, 5, 31), True),
        (ONCE, date(2025, 6, 1), False),
        (ONCE, date(2026, 5, 15), False),
        (FOR_GOOD, date(2025, 4, 30), False),
        (FOR_GOOD, date(2031, 1, 1), True),
        (MONSOON, date(2026, 5, 31), False),
        (MONSOON, date(2026, 6, 1), True),
        (MONSOON, date(2026, 9, 30), True),
        (WINTER, date(2024, 1, 15), False),
        (WINTER, date(2026, 1, 15), True),
        (WINTER, date(2026, 12, 31), True),
        (WINTER, date(2026, 4, 1), False),
    ],
)
def test_a_leg_is_closed_from_the_first_to_the_last_day(closure: Closure, day: date, closed: bool) -> None:
    assert closure.is_in_force(day) is closed


def test_a_closure_of_a_whole_year_every_year_never_opens() -> None:
    always = Closure(date(2024, 1, 1), date(2024, 12, 31), "mines", every_year=True)
    assert always.is_in_force(date(2026, 7, 1))
