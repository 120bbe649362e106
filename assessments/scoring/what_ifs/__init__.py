"""What would be if: changes, their words, what they come to."""
