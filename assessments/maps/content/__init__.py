"""What a map shows, as plain documents. Pure."""
