"""How Celery carries messages: two queues, and either files or an external broker."""

from django.conf import settings
from kombu.transport import TRANSPORT_ALIASES

broker_url = settings.CELERY_BROKER_URL
task_ignore_result = True
accept_content = ["json"]
task_default_queue = "interactive"
# Work over many corridors waits behind what somebody is looking at.
task_routes = {
    "corridors.import_release": {"queue": "bulk"},
    "assessments.compare_methods": {"queue": "bulk"},
    "assessments.screen_world": {"queue": "bulk"},
    "assessments.measure_effect": {"queue": "bulk"},
    "assessments.announce": {"queue": "bulk"},
    "assessments.look_after_watches": {"queue": "bulk"},
}
task_acks_late = True
task_reject_on_worker_lost = True
worker_prefetch_multiplier = 1
worker_hijack_root_logger = False
broker_connection_retry_on_startup = True
timezone = settings.TIME_ZONE
task_publish_retry_policy = {"max_retries": 2, "interval_start": 0.1, "interval_step": 0.3}

if settings.BROKER_IS_EMBEDDED:
    TRANSPORT_ALIASES["filesystem"] = "config.message_files:Transport"
    _folder = settings.VAR / "queue"
    for _name in ("messages", "control"):
        (_folder / _name).mkdir(parents=True, exist_ok=True)
    broker_transport_options = {
        "data_folder_in": str(_folder / "messages"),
        "data_folder_out": str(_folder / "messages"),
        "control_folder": str(_folder / "control"),
        "store_processed": False,
        "polling_interval": 0.2,
    }
elif broker_url.startswith("redis"):
    broker_transport_options = {"visibility_timeout": 3600, "unacked_restore_throttle": 1}
else:
    broker_transport_options = {}

# The timer keeps nothing in a file: one that broke off half written would stop it for good.
beat_scheduler = "celery.beat:Scheduler"
beat_schedule = {
    "resume-abandoned": {
        "task": "assessments.resume_abandoned",
        "schedule": settings.WORK_LEASE.total_seconds() / 2,
        "options": {"queue": "interactive", "expires": settings.WORK_LEASE.total_seconds()},
    },
    # Only looks which plans are due; every plan is off until a curator turns it on.
    "refresh-releases": {
        "task": "corridors.refresh_releases",
        "schedule": 900.0,
        "options": {"queue": "interactive", "expires": 900.0},
    },
    # Removes uploaded files of rejected, cancelled and replaced imports.
    "clear-uploads": {
        "task": "corridors.clear_uploads",
        "schedule": 3600.0,
        "options": {"queue": "bulk", "expires": 3600.0},
    },
    # Sends nothing unless the operator named a mail server.
    "mail-notices": {
        "task": "corridors.mail_notices",
        "schedule": 300.0,
        "options": {"queue": "interactive", "expires": 300.0},
    },
    # Looks what happened since it looked last, for those who have a webhook.
    "announce": {
        "task": "assessments.announce",
        "schedule": 30.0,
        "options": {"queue": "bulk", "expires": 30.0},
    },
    # Looks what was published or withdrawn, for those who watch a corridor or a country.
    "wake-watches": {
        "task": "assessments.wake_watches",
        "schedule": 60.0,
        "options": {"queue": "interactive", "expires": 60.0},
    },
}
