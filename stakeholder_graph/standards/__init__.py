"""Standards: rules as data, each with its reason and source, and how a place is held against them."""
