"""Derive the rows of every result from its document again: after an update that adds a column."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from assessments.models import Snapshot


class Command(BaseCommand):
    help = "Derive the rows that lists filter on from every stored document again."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        for snapshot in Snapshot.objects.select_related("assessment").order_by("pk").iterator(chunk_size=50):
            columns = Snapshot.columns(snapshot.assessment, snapshot.payload)
            with transaction.atomic():
                Snapshot.objects.filter(pk=snapshot.pk).update(
                    probability=columns["probability"], band_probability=columns["band_probability"]
                )
                snapshot.write_scores()
            done += 1
        self.stdout.write(f"{done} results read again; their documents are as they were.")
