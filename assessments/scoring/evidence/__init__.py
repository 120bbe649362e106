"""What is known: figures as of a day, which source serves, and the ledger of what was used."""
