"""Place -> place: the edits of a scenario, made one after the other."""
