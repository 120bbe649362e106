"""The demo: its users, the sample corridors assessed by a worker, one report, then the site."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from assessments.management.demo_users import PASSWORD, create_demo_users
from assessments.management.supervising import supervise, worker
from assessments.models import Assessment, Method, Report, Status
from assessments.requesting import request_assessment, request_report
from corridors.models import Corridor

AS_OF = date(2026, 6, 30)
PATIENCE_S = 300


class Command(BaseCommand):
    help = "Create the demo users, have a worker assess the sample corridors, and serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="end after the assessments")

    def handle(self, *args: Any, **options: Any) -> None:
        users = create_demo_users()
        self.work_through(self.ask_for_samples())
        self.work_through(self.ask_for_a_report())
        self.tell(users, options["port"])
        if not options["no_serve"]:
            call_command("serve", port=options["port"], stdout=self.stdout)

    def ask_for_samples(self) -> list[Assessment]:
        method = Method.objects.get(is_default=True)
        samples = Corridor.objects.samples().order_by("pk")
        return [
            request_assessment(corridor=sample, method=method, as_of=AS_OF).assessment for sample in samples
        ]

    def ask_for_a_report(self) -> list[Report]:
        corridor = Corridor.objects.samples().get(origin="MMR", destination="THA")
        return [request_report(snapshot=corridor.snapshots.filter(as_of=AS_OF).latest("created_at"))]

    def work_through(self, runs: list[Any]) -> None:
        """Let a worker process do what was asked; say how far it is, and fail when something failed."""
        asked = type(runs[0]).objects.filter(pk__in=[run.pk for run in runs])
        if asked.unfinished().exists():
            deadline, self.open_before = time.monotonic() + PATIENCE_S, -1
            supervise([worker()], until=lambda: self.told_and_done(asked, deadline))
        failed = asked.exclude(status=Status.DONE)
        for run in failed:
            self.stderr.write(f"{run}: {run.status} {run.reason}")
        if failed:
            raise CommandError(f"{len(failed)} of {len(runs)} were not finished.")

    def told_and_done(self, asked: Any, deadline: float) -> bool:
        open_now = asked.unfinished().count()
        if open_now != self.open_before:
            self.stdout.write(f"  {asked.count() - open_now} of {asked.count()} done")
            self.open_before = open_now
        return not open_now or time.monotonic() > deadline

    def tell(self, users: list[str], port: int) -> None:
        self.stdout.write(f"Open      http://127.0.0.1:{port}/")
        self.stdout.write(f"Sign in   {', '.join(users)}; password {PASSWORD}")
        self.stdout.write(f"Reports   {settings.REPORTS_DIR}")
