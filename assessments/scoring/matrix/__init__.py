"""Match and motive: from evidence to the four shares of a corridor's people."""
