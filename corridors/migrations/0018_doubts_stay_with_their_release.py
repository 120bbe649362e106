from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("corridors", "0017_how_releases_stood_before_a_step"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="doubts",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="what looked wrong when it was read"
            ),
        ),
        migrations.AlterField(
            model_name="releasestep",
            name="step",
            field=models.CharField(
                choices=[
                    ("staged", "staged"),
                    ("published", "published"),
                    ("superseded", "superseded"),
                    ("given back", "counting again"),
                    ("withdrawn", "withdrawn"),
                    ("rejected", "rejected"),
                    ("reconsidered", "staged again"),
                ],
                max_length=12,
            ),
        ),
    ]
