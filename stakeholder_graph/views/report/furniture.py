"""The few words that every format adds to a paper by itself."""

SKIP = "Skip to the paper"
COVER = "Cover sheet"
CONTENTS = "In this paper"
TO_FILL_IN = "To be filled in"
UNTITLED = "Untitled"
PAGE, OF = "Page", "of"
