"""A site that really runs in a folder of its own: web server, worker and timer, started by one command."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.running.installation import ROOT, Installation

PATIENCE_S = 180.0
"""How long anything may take before a journey gives up. A machine with much to do is no fault of the site."""

LOG_TAIL = 60
CREATE_USERS = "from assessments.management.demo_users import create_demo_users; create_demo_users()"


class Site(Installation):
    """An installation with the method, the figures, the sample corridors and the demo users."""

    def prepare(self, world: Path) -> None:
        self.take_over(world)
        self.manage("collectstatic", "--noinput")
        self.manage("shell", "-c", CREATE_USERS)

    @property
    def log(self) -> Path:
        return self.folder / "site.log"

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve until the end; gives the address once the site and its worker answer."""
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        with self.log.open("wb") as log:
            server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        try:
            self.wait_until(self.is_ready, PATIENCE_S)
            yield self.address
        finally:
            server.terminate()
            server.wait(30)

    def is_ready(self) -> bool:
        try:
            with urlopen(f"{self.address}/readyz", timeout=5) as answer:
                return bool(json.load(answer)["worker"] == "seen")
        except (URLError, ConnectionError, TimeoutError):
            return False

    def what_was_said(self) -> str:
        """The end of what web server, worker and timer wrote."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-LOG_TAIL:]) or "nothing"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
