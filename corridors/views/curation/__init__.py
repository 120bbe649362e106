"""The pages of a curator: files on their way to releases, and what is fetched when."""
