"""Serve the site: web server, embedded worker and timer, supervised by one command."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from assessments.management.supervising import Child, supervise, timer, web, worker


class Command(BaseCommand):
    help = "Serve the site and work on what is asked, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-worker", action="store_true", help="workers run elsewhere")
        parser.add_argument("--no-web", action="store_true", help="only the worker and the timer")

    def handle(self, *args: Any, **options: Any) -> None:
        children = self.children(options)
        if not options["no_web"]:
            self.stdout.write(f"Safe Corridors at http://{options['host']}:{options['port']}/")
        supervise(children)

    def children(self, options: dict[str, Any]) -> list[Child]:
        children = [timer()]
        if not options["no_web"]:
            children.append(web(f"{options['host']}:{options['port']}"))
        if not options["no_worker"] or settings.BROKER_IS_EMBEDDED:
            children.append(worker())
        return children
