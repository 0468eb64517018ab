"""Check sheets: the questions for the people in a place, on paper and as a table, and what came back."""
