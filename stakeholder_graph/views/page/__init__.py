"""The interactive page: one file with its script, style and proofs."""
