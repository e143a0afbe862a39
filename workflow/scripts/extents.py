"""Extents of datasets as letters, from the attribute `extents`: "F, N, 3" or "B + 1"."""


def letters(dataset):
    """["F", "N", "3"]; None in an older file without the attribute."""
    told = dataset.attrs.get("extents")
    return None if told is None else [letter for letter in told.decode().split(", ") if letter]


def length(letter, known):
    """The value of a letter, a number, or a sum of these; None if a letter is unknown."""
    parts = [int(part) if part.isdigit() else known.get(part) for part in letter.split(" + ")]
    return None if None in parts else sum(parts)


def faults(datasets):
    """Lines on datasets {name: dataset} of one file whose extents disagree: equal letters mean equal lengths."""
    told = {name: letters(dataset) for name, dataset in sorted(datasets.items())}
    if all(parts is None for parts in told.values()):
        return []
    lines, pairs = [], []
    for name, parts in told.items():
        shape = datasets[name].shape
        if parts is None or len(parts) != len(shape):
            lines.append(f"{name} has shape {list(shape)}, expected extents [{', '.join(parts or ['none told'])}]")
        else:
            pairs += [(name, *pair) for pair in zip(parts, shape)]
    known = {letter: extent for _, letter, extent in reversed(pairs) if letter.isalpha()}  # the first counts
    for name, letter, extent in pairs:
        if extent != length(letter, known):
            shape = list(datasets[name].shape)
            lines.append(f"{name} has shape {shape}, expected {letter} to be {length(letter, known)}")
    return lines
