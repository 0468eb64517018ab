"""Files -> documents: the place a file describes, or everything that is wrong with it."""
