#!/usr/bin/env python3
"""Checks that every bundle of this repository is a valid Databricks Asset Bundle.

    databricks_schema.py [--schema FILE] [BUNDLE_FOLDER...]

Each `databricks.yml`, and each file its `include` names, is validated against the JSON schema that the
public Databricks CLI publishes (`databricks bundle schema`; in its repository: bundle/schema/jsonschema.json).
The schema is not part of this repository: give its path with --schema or DATABRICKS_BUNDLE_SCHEMA.
Without folders, all of bundles/* and Benchmarks/peers/bundle are checked.
Exit codes: 0 all valid, 1 a bundle is not, 2 wrong use.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import jsonschema
import yaml

REPOSITORY = Path(__file__).resolve().parent.parent


class Loader(yaml.SafeLoader):
    """YAML as the Databricks CLI reads it: a date is a string, and `yes`, `no`, `on`, `off` are words."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", yaml.resolver.re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def python_pattern(node):
    """Turns the Unicode classes of the schema's patterns into ones that Python's `re` knows."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "pattern" and isinstance(value, str):
                node[key] = value.replace(r"[\p{L}\p{N}]", r"[^\W_]").replace(r"\p{L}", r"[^\W\d_]")
            else:
                python_pattern(value)
    elif isinstance(node, list):
        for value in node:
            python_pattern(value)


def files_of(bundle):
    """The bundle's configuration files: `databricks.yml` and what its `include` patterns match."""
    root = bundle / "databricks.yml"
    yield root
    content = yaml.load(root.read_text(), Loader) or {}
    for pattern in content.get("include") or []:
        matches = sorted(bundle.glob(pattern))
        if not matches:
            raise SystemExit(f"{root}: include '{pattern}' matches no file")
        yield from matches


def leaves(error):
    """The errors at the bottom of one: where the schema gives alternatives, those of the alternative meant."""
    branches = {}
    for below in error.context or []:
        branches.setdefault(below.relative_schema_path[0], []).append(below)
    meant = [branch for branch in branches.values()
             if not any(below.validator == "type" and not below.relative_path for below in branch)]
    if not meant:
        yield error
        return
    for below in meant[0]:
        yield from leaves(below)


def problems_of(path, validator, known):
    """What is wrong with one file, as one line each."""
    content = yaml.load(path.read_text(), Loader)
    if not isinstance(content, dict):
        yield "not a mapping"
        return
    for key in content:
        if key not in known:  # the schema lets the root have any key, the CLI warns
            yield f"{key}: unknown key; known: {', '.join(known)}"
    for error in validator.iter_errors(content):
        for leaf in leaves(error):
            place = ".".join(str(step) for step in leaf.absolute_path)
            yield f"{place or '(root)'}: {leaf.message}"[:400]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schema", default=os.environ.get("DATABRICKS_BUNDLE_SCHEMA"))
    parser.add_argument("bundles", nargs="*", type=Path)
    options = parser.parse_args()
    if not options.schema or not Path(options.schema).is_file():
        parser.error("give the CLI's bundle schema with --schema FILE or DATABRICKS_BUNDLE_SCHEMA")

    schema = json.loads(Path(options.schema).read_text())
    python_pattern(schema)
    validator = jsonschema.Draft202012Validator(schema)
    known = sorted(schema["properties"])

    bundles = options.bundles or sorted(
        path.parent for path in [*REPOSITORY.glob("bundles/*/databricks.yml"),
                                 *REPOSITORY.glob("Benchmarks/peers/bundle/databricks.yml")])
    if not bundles:
        parser.error("no databricks.yml found")
    invalid = 0
    for bundle in bundles:
        if not (bundle / "databricks.yml").is_file():
            parser.error(f"{bundle} has no databricks.yml")
        for path in files_of(bundle):
            problems = list(problems_of(path, validator, known))
            invalid += bool(problems)
            shown = os.path.relpath(path)
            print(f"{'invalid' if problems else 'valid  '} {shown}")
            for problem in problems:
                print(f"        {problem}")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main())
