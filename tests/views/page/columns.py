"""Reads columns as the page's script does, so that a test can look at what the page was given."""

from stakeholder_graph.views.page.packing import LETTERS


def unpack(text):
    numbers, number, shift = [], 0, 0
    for letter in text:
        value = LETTERS.index(letter)
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(-(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    return numbers


def unpack_runs(text):
    pairs = unpack(text)
    return [number for number, count in zip(pairs[::2], pairs[1::2], strict=True) for _ in range(count)]


def unpack_steps(text):
    steps = unpack(text)
    return [sum(steps[: index + 1]) for index in range(len(steps))]


def read_numbers(how, text):
    if how == "b":
        return [{0: None, 1: False, 2: True}[each] for each in unpack_runs(text)]
    numbers = {"p": unpack, "s": unpack_steps, "r": unpack_runs}[how.lower()](text)
    by = 1 if how.islower() else 100
    return [None if each == 0 else (each - 1 if each > 0 else each) / by for each in numbers]


def read_column(column):
    if isinstance(column, dict) and "all" in column:
        return column["all"]
    if isinstance(column, dict):
        numbers = iter(read_numbers(*column["numbers"]))
        lengths = read_numbers(*column["lengths"])
        return [None if each is None else [next(numbers) for _ in range(int(each))] for each in lengths]
    if isinstance(column[0], str):
        return read_numbers(*column)
    pool, how, text = column
    return [None if each is None else pool[int(each)] for each in read_numbers(how, text)]


def read_rows(columns):
    rows = [{} for _ in range(columns["count"])]
    for name, column in columns.items():
        if name != "count":
            for row, value in zip(rows, read_column(column), strict=True):
                if value is not None:
                    row[name] = value
    return rows
