"""What becomes of a message, said: who hears, how long it takes, how surely, who is left out."""
