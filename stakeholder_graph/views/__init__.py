"""Results as text, tables, pages and figures. Views draw what was computed and compute nothing."""
