"""Questions about a place, one per file, each over a structure compiled once."""
