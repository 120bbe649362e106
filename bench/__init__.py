"""What was measured, with the code that measured it."""
