"""Rules between the keys of one parent."""


def check_batches(parent, values):
    """Batches are complete, so that more glasses never change an existing batch."""
    if values["glasses"] % values["batch"]:
        refuse(f"parents.{parent}.glasses", f"{values['glasses']} is no multiple of batch {values['batch']}")
    if values["source"] == "generate" and values["batch"] % values["chains"]:
        refuse(f"parents.{parent}.batch", f"{values['batch']} is no multiple of chains {values['chains']}")
    if values.get("searched", 0) % values["batch"]:
        refuse(f"parents.{parent}.searched", f"{values['searched']} is no multiple of batch {values['batch']}")
    if 0 < values["glasses"] < values.get("searched", 0):
        refuse(f"parents.{parent}.searched", f"{values['searched']} is more than glasses, {values['glasses']}")
    if "imported" in values:
        check_imported(parent, values)
    if "start_from" in values:
        check_start(parent, values)


def check_imported(parent, values):
    """A batch is imported or made here, never both, and chains continue from the end of a file."""
    if values["source"] == "import":
        refuse(f"parents.{parent}.imported", "all glasses are, expected source: generate")
    if "reading" in values:
        refuse(f"parents.{parent}.reading", "chains go on from files of equilibrate only, which need none")
    for key in ("batch", "frames"):
        if values["imported"] % values[key]:
            refuse(f"parents.{parent}.imported", f"{values['imported']} is no multiple of {key} {values[key]}")


def check_start(parent, values):
    """Only the first segment of a chain that is run here starts from another liquid."""
    where = f"parents.{parent}.start_from"
    if values["source"] == "import" or "imported" in values:
        refuse(where, "changes nothing: no chain starts here, expected source: generate without imported")
    if len(values["start_from"]) > values["chains"]:
        refuse(where, f"names {len(values['start_from'])} files, expected at most {values['chains']}, one for each of chains")
    for file in values["start_from"]:
        if file == "random":
            continue
        if not os.path.isfile(here(file)):
            refuse(where, f"{here(file)} is no file, expected a file of liquids or random")
        particles = of_liquids(here(file), lambda liquids: liquids["particles/all/position/value"].shape[1])
        if particles not in (None, values["particles"]):
            refuse(f"parents.{parent}.particles", f"{values['particles']}, but start_from names {here(file)}, of {particles}")


def of_liquids(path, read):
    """What `read` finds in a file of liquids; None where the tools will say what is wrong with the file."""
    import h5py  # only here: every start of Snakemake would wait for it

    try:
        with h5py.File(path) as file:
            return read(file)
    except (OSError, KeyError, IndexError):
        return None


def check_name(parent, values):
    """The name is T and the temperature with at least two decimals."""
    texts = [f"{values['temperature']:.{decimals}f}" for decimals in (2, 3, 4)]
    expected = "T" + next((text for text in texts if float(text) == values["temperature"]), texts[-1])
    if parent != expected:
        refuse(f"parents.{parent}.temperature", f"{values['temperature']} belongs to the name {expected}")


def check_skin(parent, values):
    run = values.get("run")
    if run and run["skin"] <= 4 * run["displacement"]:
        refuse(f"parents.{parent}.run.skin", f"{run['skin']} is not more than 4 displacements of {run['displacement']}")


def check_breathing(parent, values):
    """What the tool refuses as well, but only once a chain has begun."""
    run = values.get("run", {})
    if run.get("method") != "breathing_molecular_dynamics":
        return
    where = f"parents.{parent}.run"
    if run["finish_sweeps"] > run["spacing"]:
        refuse(f"{where}.finish_sweeps", f"{run['finish_sweeps']} is more than spacing, {run['spacing']}")
    if run["fitting_steps"] // 5 <= max(run["finish_sweeps"], 200):
        refuse(f"{where}.fitting_steps", f"{run['fitting_steps']} is too few, expected more than 5 times finish_sweeps, and 1005 at least")
