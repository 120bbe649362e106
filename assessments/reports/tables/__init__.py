"""The tables of a result: the same rows for page, PDF and files. Pure."""
