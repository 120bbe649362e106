"""A corridor defined, kept, drafted, and its history."""
