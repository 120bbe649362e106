"""What workers are told to do: fetch by id, call the stage."""

from typing import Any

from celery import shared_task

from assessments import announcing, telling, watching
from assessments.models import (
    Assessment,
    MethodComparison,
    ReleaseEffect,
    Report,
    Scenario,
    Screening,
    SnapshotDraws,
    WatchCheck,
)
from corridors.importing import running as importing
from corridors.tasks import WORK as WORK_ON_RELEASES


def stages() -> Any:
    """The stages of every run, loaded with the first: a process that only sends tasks carries no engine."""
    from assessments import running

    return running


@shared_task(name="assessments.run_assessment")
def run_assessment(pk: int) -> None:
    stages().run_assessment(pk)


@shared_task(name="assessments.build_report")
def build_report(pk: int) -> None:
    stages().write_report(pk)


@shared_task(name="assessments.compare_methods")
def compare_methods(pk: int) -> None:
    stages().compare_methods(pk)


@shared_task(name="assessments.screen_world")
def screen_world(pk: int) -> None:
    stages().screen_world(pk)


@shared_task(name="assessments.measure_effect")
def measure_effect(pk: int) -> None:
    stages().measure_effect(pk)


@shared_task(name="assessments.draw_again")
def draw_again(pk: int) -> None:
    stages().draw_again(pk)


@shared_task(name="assessments.run_scenario")
def run_scenario(pk: int) -> None:
    stages().run_scenario(pk)


@shared_task(name="assessments.look_after_watches")
def look_after_watches(pk: int) -> None:
    stages().look_after_watches(pk)


@shared_task(name="assessments.wake_watches")
def wake_watches() -> None:
    """Look what was published or withdrawn since the last time, for those who watch."""
    for pk in watching.plan_checks():
        look_after_watches.delay(pk)


@shared_task(name="assessments.resume_abandoned")
def resume_abandoned() -> None:
    """Queue again what a silent worker left, and wake a worker for what has waited long."""
    for runs, task in WORK:
        runs.objects.silent().put_back()
        for pk in runs.objects.waiting_long().values_list("pk", flat=True):
            task.delay(pk)
    telling.tell_of_the_given_up()
    importing.tell_of_the_given_up()


@shared_task(name="assessments.announce")
def announce() -> None:
    """Tell webhooks what is new; on time, and at once where somebody waits to see it arrive."""
    announcing.announce()


def resume_everything(instance: str) -> None:
    """At the start of the only worker: nothing else can be running, so put all of it back at once."""
    for runs, task in WORK:
        runs.objects.exclude(worker=instance).put_back()
        for pk in runs.objects.filter(status="queued").values_list("pk", flat=True):
            task.delay(pk)


WORK = (
    (Assessment, run_assessment),
    (Report, build_report),
    (MethodComparison, compare_methods),
    (Screening, screen_world),
    (SnapshotDraws, draw_again),
    (Scenario, run_scenario),
    (ReleaseEffect, measure_effect),
    (WatchCheck, look_after_watches),
    *WORK_ON_RELEASES,
)
