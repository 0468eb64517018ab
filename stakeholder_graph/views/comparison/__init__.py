"""How do places differ, in sentences and side by side, without a score?"""
