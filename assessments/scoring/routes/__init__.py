"""Risk on the way: legs, the countries between, what was recorded along the line."""
