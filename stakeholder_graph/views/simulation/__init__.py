"""By which day has who heard in many worlds, and how is that told?"""
