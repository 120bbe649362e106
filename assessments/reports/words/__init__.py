"""How a result's numbers, names and likelihoods are put in words. Pure."""
