"""Where the formats of a language differ from the usual ones."""
