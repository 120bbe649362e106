"""From tables and publishers' files to rows of the database: staged, inserted in bulk, published at once."""

from corridors.importing.describing import UnknownLicence
from corridors.importing.files import Imported, import_file
from corridors.importing.loading import Loaded, load_folder
from corridors.importing.publishing import NotPublishable
from corridors.importing.tables import UnusableTable

__all__ = [
    "Imported", "Loaded", "NotPublishable", "UnknownLicence", "UnusableTable", "import_file", "load_folder",
]  # fmt: skip
