"""The map of a report: one picture that does not move."""
