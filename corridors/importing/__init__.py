"""From tables of figures to rows of the database: staged, inserted in bulk, published at once."""

from corridors.importing.loading import Loaded, load_folder
from corridors.importing.tables import UnusableTable

__all__ = ["Loaded", "UnusableTable", "load_folder"]
