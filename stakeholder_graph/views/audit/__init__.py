"""Which standards does a place meet, and what speaks for it? Checks and their evidence told."""
