"""Places side by side: each measured alone, then joined; never ranked."""
