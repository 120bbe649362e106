"""Numbers in, numbers out: severities, trees, contributions, nearness. Nothing here knows a country."""
