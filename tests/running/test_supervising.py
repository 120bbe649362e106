"""What has to be there is started again when it ends, and stopped when we stop."""

import sys
import time

from assessments.management.supervising import Child, supervise


def test_a_child_that_ends_is_started_again() -> None:
    child = Child("brief", [sys.executable, "-c", "pass"], pause_s=0.05)
    starts: list[int] = []
    deadline = time.monotonic() + 20

    def seen_twice() -> bool:
        if child.process is not None and child.process.pid not in starts:
            starts.append(child.process.pid)
        return len(starts) >= 2 or time.monotonic() > deadline

    supervise([child], until=seen_twice)
    assert len(starts) == 2


def test_children_end_with_their_supervisor() -> None:
    child = Child("patient", [sys.executable, "-c", "import time; time.sleep(600)"])
    supervise([child], until=lambda: child.process is not None)
    assert child.process is not None
    assert child.process.poll() is not None


def test_a_child_that_keeps_ending_is_started_ever_more_slowly() -> None:
    child = Child("hopeless", [sys.executable, "-c", "raise SystemExit(3)"], pause_s=0.05)
    child.tend(time.monotonic())
    child.process.wait()
    before = child.pause_s
    child.tend(time.monotonic())
    assert child.pause_s == 2 * before
