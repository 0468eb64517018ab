"""How surely does a message arrive, and how much of that rests on what is only assumed?"""
