"""The people of the demo. Only the demo creates them: their password is known to everybody."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import transaction

from corridors.models import Membership, Organisation

PASSWORD = "demo"
PEOPLE = (
    ("officer", "Corridor Office", Membership.Role.OFFICER),
    ("reviewer", "Corridor Office", Membership.Role.REVIEWER),
    ("curator", "Corridor Office", Membership.Role.MEMBER),
    ("outsider", "Another Agency", Membership.Role.OFFICER),
)


@transaction.atomic
def create_demo_users() -> list[str]:
    """Create whoever is missing; the curator may use the admin to keep the evidence right."""
    for name, organisation, role in PEOPLE:
        user, is_new = get_user_model().objects.get_or_create(username=name)
        if is_new:
            user.set_password(PASSWORD)
            user.is_staff = name == "curator"
            user.save()
        office, _ = Organisation.objects.get_or_create(
            name=organisation, defaults={"slug": organisation.lower().replace(" ", "-")}
        )
        Membership.objects.get_or_create(user=user, organisation=office, defaults={"role": role})
    curator = get_user_model().objects.get(username="curator")
    curator.user_permissions.set(curating_permissions())
    return [name for name, _organisation, _role in PEOPLE]


def curating_permissions() -> list[Permission]:
    """Everything about evidence, and new versions of the method; of the rest only to look."""
    evidence = Permission.objects.filter(
        content_type__app_label="corridors",
        content_type__model__in=[
            "country", "publisher", "indicator", "release", "figure", "pairfigure", "event",
            "surveyshare", "instrument", "participation", "populatedplace", "releaseimport", "columnmapping",
            "countryalias", "refreshplan", "handentries", "sourceoverride",
        ],
    )  # fmt: skip
    looking = Permission.objects.filter(
        content_type__app_label__in=["corridors", "assessments"], codename__startswith="view_"
    )
    methods = Permission.objects.filter(content_type__app_label="assessments", codename="add_method")
    return list(evidence | looking | methods)
