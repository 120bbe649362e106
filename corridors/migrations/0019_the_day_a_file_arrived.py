from datetime import date

from django.db import migrations, models

IMPORTED = "Imported from the publisher's file on "


def tell_arrival_from_release(apps, schema_editor):
    """Until here an import whose day of release nobody stated was given its own day as that."""
    Release = apps.get_model("corridors", "Release")
    undated = set()
    for one in Release.objects.filter(status_reason__startswith=IMPORTED).order_by("pk"):
        edition = (one.publisher_id, one.dataset, one.version, one.released)
        stated = one.imports.exclude(released=None).exists()
        if not stated and one.released and one.released.isoformat() == one.retrieved:
            undated.add(edition)
        if edition in undated:
            one.arrived_on, one.released = one.released, None
        else:
            one.arrived_on = date.fromisoformat(one.retrieved)
        one.save(update_fields=["arrived_on", "released"])


def call_arrival_the_release(apps, schema_editor):
    undated = apps.get_model("corridors", "Release").objects.filter(released=None)
    undated.update(released=models.F("arrived_on"))


class Migration(migrations.Migration):

    dependencies = [
        ("corridors", "0018_doubts_stay_with_their_release"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="arrived_on",
            field=models.DateField(
                blank=True, editable=False, null=True,
                verbose_name="first day a file of this edition was imported",
            ),
        ),
        migrations.RunPython(tell_arrival_from_release, call_arrival_the_release),
    ]
