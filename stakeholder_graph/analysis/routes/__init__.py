"""Does a message arrive, by which routes, through whom alone, and is what was asked of it met?"""
