"""The text of a model: read without trusting it, with the place of every value, and saved in one piece."""
