"""What every other question stands on: a place compiled once, what is asked of it, and how much is only assumed."""
