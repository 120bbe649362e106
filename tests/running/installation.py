"""A whole installation in a folder of its own: its database, its queue, its worker processes."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATABASE = "safe-corridors.sqlite3"


def answers(port: int) -> bool:
    with socket.socket() as connection:
        connection.settimeout(1)
        return connection.connect_ex(("127.0.0.1", port)) == 0


class Installation:
    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATA_DIR": str(folder), "LOG_LEVEL": "WARNING",
        } | settings  # fmt: skip
        self.workers: list[subprocess.Popen[bytes]] = []

    def take_over(self, database: Path) -> None:
        """Start from a copy of a loaded database file instead of loading everything again."""
        shutil.copy(database, self.folder / DATABASE)

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def manage_at_once(self, *commands: tuple[str, ...]) -> list[str]:
        """Run several commands in processes of their own beside each other; what each of them printed."""
        running = [
            subprocess.Popen(
                [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for command in commands
        ]  # fmt: skip
        said = [process.communicate() for process in running]
        assert not any(process.returncode for process in running), said
        return [out for out, _ in said]

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A Celery worker as `serve` starts it, in a process group of its own."""
        command = [
            sys.executable, "-m", "celery", "-A", "config", "worker", "-P", "threads", "-c", "2",
            "-Q", "interactive,bulk", "--without-gossip", "--without-mingle", "--without-heartbeat",
        ]  # fmt: skip
        log = (self.folder / "worker.log").open("ab")
        worker = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        self.workers.append(worker)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def kill_in_the_middle(self, worker: subprocess.Popen[bytes], in_the_middle: Callable[[], bool]) -> None:
        """Freeze the worker where the condition holds, make sure that it still does, and kill it."""
        while True:
            self.wait_until(in_the_middle)
            os.killpg(worker.pid, signal.SIGSTOP)
            if in_the_middle():
                return self.kill(worker)
            os.killpg(worker.pid, signal.SIGCONT)

    def stop(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                self.kill(worker)

    def number(self, query: str) -> int:
        """Ask the database file itself, past every layer of the application."""
        connection = sqlite3.connect(self.folder / DATABASE, timeout=20)
        try:
            return int(connection.execute(query).fetchone()[0])
        finally:
            connection.close()

    def wait_until(self, condition: Callable[[], bool], patience_s: float = 300.0) -> None:
        deadline = time.monotonic() + patience_s
        while not condition():
            assert time.monotonic() < deadline, f"nothing came of it; what was said:\n{self.what_was_said()}"
            time.sleep(0.02)

    def what_was_said(self) -> str:
        log = self.folder / "worker.log"
        return log.read_text() if log.exists() else "no worker was started"
