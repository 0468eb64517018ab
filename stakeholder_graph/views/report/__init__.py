"""The paper a board reads: written once as blocks, then set as a web page, as Word and as PDF."""
