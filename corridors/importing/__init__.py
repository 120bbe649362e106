"""From tables and publishers' files to rows of the database: staged, inserted in bulk, published at once."""

from corridors.importing.deciding import (
    Decided,
    NotDecided,
    publish_release,
    reconsider_release,
    reject_release,
    withdraw_release,
)
from corridors.importing.describing import UnknownLicence
from corridors.importing.files import Imported, import_file
from corridors.importing.loading import Loaded, load_folder
from corridors.importing.publishing import NotPublishable, barred_because, takeover_of
from corridors.importing.tables import UnusableTable

__all__ = [
    "Decided", "Imported", "Loaded", "NotDecided", "NotPublishable", "UnknownLicence", "UnusableTable",
    "barred_because", "import_file", "load_folder", "publish_release", "reconsider_release", "reject_release",
    "takeover_of", "withdraw_release",
]  # fmt: skip
