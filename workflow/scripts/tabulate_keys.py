"""The table of all keys of the configuration in config/README.md: defaults, units and allowed values, meaning.

--input: the schema, then the files of config/ that are always read.
"""

import pathlib

import yaml

from inputs import arguments, write_text
from tabulate_readme import replaced

NAMES = {"parents": "T*", "printed": "T*", "robustness": "NAME", "claims": "NAME"}  # of mappings whose keys a user chooses
LONGEST = 60  # characters; longer lists of defaults are not printed


def keys_of(schema):
    """{key: schema} of a mapping, also of its conditional keys."""
    found = schema.get("properties", {}) | schema.get("then", {}).get("properties", {})
    for part in schema.get("allOf", []):
        found |= keys_of(part)
    return found


def leaves(schema, values, name=""):
    """(key, schema, its values in the configuration) of everything that is no mapping, in the order of the schema.

    values: of the same key, one for each mapping in which it may stand.
    """
    if "properties" in schema:
        for key, inner in keys_of(schema).items():
            within = [value[key] for value in values if key in value]
            yield from leaves(inner, within, f"{name}.{key}" if name else key)
    elif isinstance(schema.get("additionalProperties"), dict):
        within = [inner for value in values for inner in value.values()]
        yield from leaves(schema["additionalProperties"], within, f"{name}.{NAMES[name]}")
    else:
        yield name, schema, values


def allowed(schema):
    """Values in words, with the unit of a number."""
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if schema["type"] == "object":
        return "keys of that section"
    if schema["type"] not in ("number", "integer"):
        return {"string": "text", "array": "a list"}.get(str(schema["type"]), "text or a list")
    bounds = {"exclusiveMinimum": "> {}", "minimum": "≥ {}", "exclusiveMaximum": "< {}", "maximum": "≤ {}"}
    words = [text.format(schema[bound]) for bound, text in bounds.items() if bound in schema]
    kind = (["whole"] if schema["type"] == "integer" else []) + (["even"] if schema.get("multipleOf") == 2 else [])
    unit = f" [{schema['unit']}]" if "unit" in schema else ""
    return (", ".join(kind + words) or "any number") + unit


def written(value):
    """A value as in the configuration: YAML takes 1.0e-6 for a number, 1e-6 for text."""
    return f"{value:.1e}" if isinstance(value, float) and abs(value) < 1e-3 else str(value)


def default(name, values):
    """The value in the study, for each parent where they differ; empty for mappings with an entry for each name."""
    if name.split(".")[0] in ("robustness", "claims", "printed"):
        return ""
    texts = dict.fromkeys(map(written, values))
    listed = ", ".join(texts)
    return listed if len(listed) <= LONGEST else "see `study.yaml`"


def table_of_keys(schema, config):
    lines = ["| key | default | values [unit] | meaning |", "|---|---|---|---|"]
    for name, leaf, values in leaves(schema, [config]):
        cells = [f"`{name}`", default(name, values), allowed(leaf), leaf["description"]]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def read(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    given = arguments(__doc__)
    schema, *parts = map(read, given.input)
    config = {key: value for part in parts for key, value in part.items()}
    page = pathlib.Path(given.output)
    write_text(page, replaced(page.read_text(encoding="utf-8"), "keys", table_of_keys(schema, config), page))
