"""A worker's sign of life: it says that it is there, and that what it runs is still running."""

import logging
import threading
from typing import Any

from celery import bootsteps
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from assessments.models import Worker
from assessments.tasks import WORK, resume_everything, stages
from corridors.instance import INSTANCE

log = logging.getLogger(__name__)


class Presence(bootsteps.StartStopStep):
    """Started with every worker, whatever its broker."""

    requires = {"celery.worker.components:Pool"}

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        stages()  # before a pool forks, so that its processes share what they load

    def start(self, parent: Any) -> None:
        self.stopping = threading.Event()
        Worker.objects.seen(INSTANCE)
        if settings.BROKER_IS_EMBEDDED:
            resume_everything(INSTANCE)
        threading.Thread(target=self.beat, name="presence", daemon=True).start()

    def stop(self, parent: Any) -> None:
        self.stopping.set()

    def beat(self) -> None:
        while not self.stopping.wait(settings.WORKER_HEARTBEAT.total_seconds()):
            try:
                close_old_connections()
                sign_of_life()
            except DatabaseError:
                log.exception("this worker could not say that it is alive; it tries again")


def sign_of_life() -> None:
    Worker.objects.seen(INSTANCE)
    for runs, _task in WORK:
        runs.objects.beat(INSTANCE)
