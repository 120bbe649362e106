"""The four quadrants by their codes, and what is said where none is named."""

CODES = ("E", "RS", "D", "RW")
MIXED = "mixed"
HALF_RATED = "opportunity-match-not-rated"
