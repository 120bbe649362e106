"""The method file: read, checked, compared, made into a new version."""
