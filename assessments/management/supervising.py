"""Keep child processes running: the web server, the worker and the timer of one machine."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
CALM_AFTER_S = 30.0
LONGEST_PAUSE_S = 30.0
# Containers run as root; Celery's warning about that is about pickled messages, which are not accepted here.
CELERY = [
    sys.executable, "-W", "ignore:You're running the worker with superuser", "-m", "celery", "-A", "config",
]  # fmt: skip


@dataclass
class Child:
    """One program that has to be there; started again, ever more slowly, when it ends."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause_s: float = 0.5
    next_start: float = 0.0

    def tend(self, now: float) -> None:
        """Start the program when it is not running and its pause is over."""
        if self.process is not None and self.process.poll() is not None:
            self._note_end(now)
        if self.process is None and now >= self.next_start:
            self.process = subprocess.Popen(
                self.command, env=os.environ | self.environment, preexec_fn=die_with_parent()
            )
            self.started = now

    def _note_end(self, now: float) -> None:
        assert self.process is not None
        calm = now - self.started > CALM_AFTER_S
        self.pause_s = 0.5 if calm else min(self.pause_s * 2, LONGEST_PAUSE_S)
        log.warning(
            "%s ended with %s; starting it again in %.1f s", self.name, self.process.returncode, self.pause_s
        )
        self.process, self.next_start = None, now + self.pause_s

    def stop(self, patience_s: float = 10.0) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience_s)
        except subprocess.TimeoutExpired:
            log.warning("%s did not stop within %.0f s; killing it", self.name, patience_s)
            self.process.kill()
            self.process.wait()


def supervise(children: list[Child], until: Callable[[], bool] = lambda: False) -> None:
    """Tend the children until `until` says so, or a signal asks to stop; then stop them all."""
    asked_to_stop: list[int] = []
    handlers = {
        number: signal.signal(number, lambda received, _frame: asked_to_stop.append(received))
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        while not asked_to_stop and not until():
            for child in children:
                child.tend(time.monotonic())
            time.sleep(0.2)
    finally:
        for child in reversed(children):
            child.stop()
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if asked_to_stop:
        log.info("stopped by signal %s", asked_to_stop[0])


def die_with_parent() -> Callable[[], None] | None:
    """On Linux a child is told to end when its supervisor is gone; elsewhere it has to be stopped."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def web(address: str) -> Child:
    return Child(
        "web server",
        [
            sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", address,
            "--workers", "2", "--threads", "4", "--timeout", "60", "--no-control-socket",
            "--log-level", "warning",
        ],
    )  # fmt: skip


def worker() -> Child:
    return Child(
        "worker",
        [
            *CELERY, "-q", "worker", "-P", "threads", "-c", "2",
            "-Q", "interactive,bulk", "--without-gossip", "--without-mingle", "--without-heartbeat",
            "--loglevel", "WARNING",
        ],
        environment={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip


def timer() -> Child:
    return Child("timer", [*CELERY, "-q", "beat", "--loglevel", "WARNING"])
