"""What a release would change, and deciding on it."""
