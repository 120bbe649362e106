"""Methods read, edited and compared."""
