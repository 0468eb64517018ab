"""Questions about a place, one per file, in folders by what they are about, each over a structure compiled once."""
