"""Pictures of a result as SVG text, each with its words. Pure."""
