"""Where do two models of one place agree, and where not?"""
