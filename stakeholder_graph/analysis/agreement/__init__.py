"""Do people agree about a place? Questions for those who are in it, what they answer, and two models of one place."""
