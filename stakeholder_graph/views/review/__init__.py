"""Who involves people in which ways, and in whose hands is each voice? A review told."""
