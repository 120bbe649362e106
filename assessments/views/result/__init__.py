"""One result, with everything behind it."""
