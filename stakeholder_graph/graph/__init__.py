"""Graph theory over numbered vertices and arcs: nothing here knows what a stakeholder is."""
