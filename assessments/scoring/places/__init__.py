"""Risk at one place: threats, freedoms, compound crises."""
