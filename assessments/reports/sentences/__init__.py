"""What a result says in sentences, and what must not be read into it. Pure."""
