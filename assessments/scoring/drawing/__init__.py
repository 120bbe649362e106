"""What is not known, drawn: choices, noise, donors; and how draws become ranges and bands."""
