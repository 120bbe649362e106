"""The Celery application. Without configuration it needs no service: messages are files."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("safe_corridors")
app.config_from_object("config.queues")
app.autodiscover_tasks(["corridors", "assessments"])
app.steps["worker"].add("assessments.presence:Presence")
