"""Who involves people in which ways, in whose hands each voice is, and by which media."""
