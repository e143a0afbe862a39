"""Chains that go on from those of the former catalogue, under the numbers that they have there."""

import functools


@functools.cache  # all chains may start from one file
def chains_in(path):
    """(T_p, {(chain, root seed, method)}, {chain: last sweep}) of a file of liquids or a catalogue; None without a record."""

    def read(file):
        chains, glasses, last = file["equilibration/chains"], file["glasses"], {}
        for chain, sweep in zip(map(int, glasses["chain"][()]), map(int, glasses["sweep"][()])):
            last[chain] = max(sweep, last.get(chain, sweep))
        known = set(zip(map(int, chains["chain"][()]), map(int, chains["seed"][()]), chains["method"].asstr()[()]))
        return float(glasses["parent_temperature"][0]), known, last

    return of_liquids(path, read)


def seeds_that_go_on(file, parent, there):
    """Root seeds of the catalogue whose chains the file ends, at the T_p and by the method of the parent."""
    own = chains_in(file) if file else None
    if own is None or abs(own[0] - PARENTS[parent]["temperature"]) > 1e-9:
        return set()
    method = PARENTS[parent]["run"]["method"]
    return {seed for _, seed, how in own[1] if how == method} & {seed for _, seed, _ in there[1]}


def check_ends(parent, seed, there):
    """Each chain is in its file, and nothing in the catalogue is behind it."""
    first = min(chain for chain, its, _ in there[1] if its == seed)
    for chain in range(PARENTS[parent]["chains"]):
        file = first_liquid(parent, chain)
        ends = chains_in(file)[2]
        if chain not in ends:
            refuse(f"parents.{parent}.chains", f"{PARENTS[parent]['chains']}, but {file} has chains {min(ends)} to {max(ends)}")
        if ends[chain] < there[2].get(first + chain, 0):
            refuse(
                f"parents.{parent}.start_from",
                f"{file} ends at sweep {ends[chain]}, but the catalogue has chain {first + chain} up to {there[2][first + chain]}: "
                "expected its last liquids, those of the last batch",
            )


def continued_seed(parent):
    """Root seed of the chains of the former catalogue that go on here. None: all chains are new."""
    there = [chains_in(path) for path in former_catalogue(parent)]
    if not (batches(parent) and "start_from" in PARENTS[parent] and any(there)):
        return None
    found = [seeds_that_go_on(first_liquid(parent, chain), parent, there[0]) for chain in range(PARENTS[parent]["chains"])]
    if not any(found):
        return None
    if any(seeds != found[0] or len(seeds) != 1 for seeds in found):
        refuse(f"parents.{parent}.start_from", "goes on with some chains of the catalogue, expected all chains of one root seed or none")
    seed = min(found[0])
    check_ends(parent, seed, there[0])
    return seed


CONTINUED = {parent: continued_seed(parent) for parent in PARENTS}
