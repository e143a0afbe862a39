"""Letters of the extents of datasets, as the attribute `extents` tells them: "F, N, 3" or "B + 1"."""


def letters(dataset):
    """["F", "N", "3"]; None in a file from before they were told."""
    told = dataset.attrs.get("extents")
    return None if told is None else [letter for letter in told.decode().split(", ") if letter]


def length(letter, known):
    """What a letter, a number, or a sum of them stands for; None where a letter is not known."""
    parts = [int(part) if part.isdigit() else known.get(part) for part in letter.split(" + ")]
    return None if None in parts else sum(parts)


def faults(datasets):
    """What is wrong with the extents of {name: dataset} of one file, in which equal letters are equal lengths."""
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
