"""The recipes: what each question does, step by step. The public entry points of the library."""
