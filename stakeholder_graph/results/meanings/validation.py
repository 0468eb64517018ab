"""What does each key of a problem, and of what a line became, mean?"""

VALIDATION_MEANINGS: dict[str, dict[str, str]] = {
    "ProblemEntry": {
        "code": "A short name that does not change, for programs.",
        "severity": "An error stops every other command; a warning does not.",
        "message": "What is wrong.",
        "hint": "What to do; may be empty.",
        "file": "In which file; null if it has no place.",
        "line": "On which line, from 1.",
        "column": "At which character of the line, from 1.",
        "end_column": "One after the last character that is meant.",
    },
    "ExpandedLine": {
        "section": "The section of the model.",
        "line": "The line: its section and its id or number.",
        "file": "The file it stands in.",
        "line_number": "The line of that file, from 1.",
        "ids": "The ids of the stakeholders or channels it made, or of its members, in the order made.",
    },
}
