"""Two versions of the method for the pages about them: 1.1 lowers one limit and raises one weight."""

from assessments.models import Method
from assessments.scoring.methods.method_edition import edition
from assessments.views.choices import loaded
from tests.factories import METHOD_FILE

TEXT = METHOD_FILE.read_text(encoding="utf-8")
LIMITS, NEW_LIMITS = "limits = [2.0, 3.5, 5.0, 6.5]", "limits = [2.0, 3.5, 5.0, 6.4]"
PLACE = 'children = ["violence", "structural"]\nweights = [1, 1]'
CHANGED = TEXT.replace(LIMITS, NEW_LIMITS).replace(PLACE, PLACE.replace("[1, 1]", "[2, 1]"))


def make_next_version(text: str = CHANGED, name: str = "corridor-1.1") -> Method:
    """Publish a version made from 1.0, which must be there already."""
    made = edition(text, name, loaded(TEXT))
    return Method.objects.create(name=made.name, sha256=made.sha256, text=made.text)
