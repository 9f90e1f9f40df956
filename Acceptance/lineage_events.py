#!/usr/bin/env python3
"""Runs updates that emit OpenLineage events and checks every event against the public specification.

    lineage_events.py --spec DIR [--project BUNDLE] [--work FOLDER]

DIR is the folder `spec` of a checkout of https://github.com/OpenLineage/OpenLineage. Every event is validated against
OpenLineage.json, each of its facets against the facet's own schema, and read by the project's Python client
(`openlineage-python`), whose facet classes it must fit.

What is tried: a file; a collector that answers; one with an API key and a path of its own; one that answers 500; one
that takes 30 s for each event; an address where nobody listens; an update that fails; one that is killed and the
next one. No collector may fail an update or hold it up for longer than the settings say.

Needs Acceptance/setup.sh. Environment: MERCER, the binary. Exit codes: 0 all well, 1 a failure, 2 wrong use, 3 something
is missing.
"""

import argparse
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import attr
import jsonschema
from openlineage.client import event_v2, facet_v2
from referencing import Registry, Resource

import lake as lakes

CORE = "https://openlineage.io/spec/2-0-2/OpenLineage.json"
TERMINAL = {"COMPLETE", "FAIL", "ABORT"}
failures = []


def check(condition, what):
    print(("ok      " if condition else "FAILED  ") + what)
    if not condition:
        failures.append(what)


class Specification:
    """The public JSON schemas, by their addresses."""

    def __init__(self, folder):
        self.schemas = {}
        for path in [folder / "OpenLineage.json", *sorted((folder / "facets").glob("*.json"))]:
            schema = json.loads(path.read_text())
            self.schemas[schema["$id"]] = schema
        if CORE not in self.schemas:
            lakes.stop(3, f"{folder} has no {CORE}")
        resources = [(name, Resource.from_contents(schema)) for name, schema in self.schemas.items()]
        self.registry = Registry().with_resources(resources)

    def problems(self, value, address):
        if address.split("#")[0] not in self.schemas:
            return [f"{address} is no schema of the specification"]
        validator = jsonschema.Draft202012Validator(
            {"$ref": address}, registry=self.registry, format_checker=jsonschema.FormatChecker()
        )
        return [f"{address}: {error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    def check(self, event):
        """What is wrong with an event or one of its facets."""
        problems = self.problems(event, CORE + "#/$defs/RunEvent") + self.problems(event, event["schemaURL"])
        for facets in facet_objects(event):
            for key, facet in facets.items():
                problems += self.problems(facet, facet["_schemaURL"])
                # The schema says under which key the facet stands.
                schema = self.schemas.get(facet["_schemaURL"].split("#")[0], {})
                if key not in schema.get("properties", {}):
                    problems.append(f"{facet['_schemaURL']} does not stand under `{key}`")
        return problems


def facet_objects(event):
    yield event["run"].get("facets", {})
    yield event["job"].get("facets", {})
    for dataset in event["inputs"] + event["outputs"]:
        yield dataset.get("facets", {})
        yield dataset.get("inputFacets", {})
        yield dataset.get("outputFacets", {})


def read_by_client(event):
    """Reads an event with the classes of openlineage-python; raises when something does not fit."""
    classes = {}
    for name in dir(facet_v2):
        module = getattr(facet_v2, name)
        for attribute in dir(module):
            kind = getattr(module, attribute)
            if isinstance(kind, type) and attr.has(kind):
                classes[attribute] = kind

    def facets(values):
        result = {}
        for key, value in values.items():
            kind = classes[value["_schemaURL"].split("/")[-1]]
            known = {field.name for field in attr.fields(kind)}
            members = {name: value[name] for name in value if not name.startswith("_")}
            unknown = set(members) - known
            if unknown:
                raise ValueError(f"{kind.__name__} has no {unknown}")
            result[key] = kind(**members)
        return result

    def dataset(value, kind, special):
        own = {special: facets(value.get(special, {}))}
        return kind(value["namespace"], value["name"], facets=facets(value["facets"]), **own)

    return event_v2.RunEvent(
        eventType=event_v2.RunState[event["eventType"]],
        eventTime=event["eventTime"],
        producer=event["producer"],
        run=event_v2.Run(event["run"]["runId"], facets(event["run"]["facets"])),
        job=event_v2.Job(event["job"]["namespace"], event["job"]["name"], facets(event["job"]["facets"])),
        inputs=[dataset(value, event_v2.InputDataset, "inputFacets") for value in event["inputs"]],
        outputs=[dataset(value, event_v2.OutputDataset, "outputFacets") for value in event["outputs"]],
    )


class Collector:
    """A collector of its own, which may be slow or broken."""

    def __init__(self, status=201, delay=0.0):
        self.events, self.paths, self.keys = [], [], []
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                time.sleep(delay)
                collector.events.append(json.loads(body))
                collector.paths.append(self.path)
                collector.keys.append(self.headers.get("Authorization"))
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def run(project, lake, variables=(), **environment):
    """One update; its output, exit status and duration in seconds."""
    command = [lakes.mercer(), "run", "--json", "--project", project, "--lake", lake]
    for variable in variables:
        command += ["--var", variable]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OPENLINEAGE_")}
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=clean | environment)
    return json.loads(done.stdout), done.returncode, time.monotonic() - start


def check_events(events, specification, what):
    problems = [problem for event in events for problem in specification.check(event)]
    for problem in problems[:10]:
        print("        " + problem)
    check(events and not problems, f"{what}: {len(events)} events are valid by the specification")
    unread = []
    for event in events:
        try:
            read_by_client(event)
        except Exception as error:  # the client's own refusal is what is looked for
            unread.append(f"{event['job']['name']}: {error!r}")
    for problem in unread[:10]:
        print("        " + problem)
    check(not unread, f"{what}: openlineage-python reads them")
    states = {}
    for event in events:
        states.setdefault(event["run"]["runId"], []).append(event["eventType"])
    odd = {run: types for run, types in states.items() if types[0] != "START" or len(set(types) & TERMINAL) != 1}
    return odd


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", required=True, type=Path)
    parser.add_argument("--project", default=str(lakes.REPOSITORY / "bundles/three-csv"))
    parser.add_argument("--work", type=Path, default=lakes.HERE / "work/openlineage")
    arguments = parser.parse_args()
    specification = Specification(arguments.spec)
    shutil.rmtree(arguments.work, ignore_errors=True)
    arguments.work.mkdir(parents=True)
    # Beside the bundles, so that what they share is found.
    project = Path(arguments.project).resolve()
    copy = arguments.work / "bundles" / project.name
    shutil.copytree(project.parent, copy.parent, ignore=shutil.ignore_patterns(".mercer"))

    def settings(text):
        (copy / "mercer.yml").write_text(text)

    def lake(name):
        return str(arguments.work / f"lake-{name}")

    # Without events, for the time it takes.
    (copy / "mercer.yml").unlink(missing_ok=True)
    _, status, plain = run(str(copy), lake("plain"))
    check(status == 0, f"an update without events takes {plain:.2f} s")

    # A file.
    settings("openlineage:\n  file: events.ndjson\n")
    answer, status, duration = run(str(copy), lake("file"))
    events = [json.loads(line) for line in (copy / "events.ndjson").read_text().splitlines()]
    check(status == 0 and answer["openlineage"][0]["lost"] == 0, f"events go to a file, in {duration:.2f} s")
    odd = check_events(events, specification, "file")
    check(not odd, "file: every run begins once and ends once")
    outputs = {output["name"] for event in events for output in event["outputs"]}
    tables = {str(path.resolve()) for name, path in lakes.tables(lake("file")).items() if "event_log" not in name}
    tables = {table for table in tables if "quarantine" not in table and "rejects" not in table}
    check(outputs == tables, f"file: the outputs are the {len(tables)} tables of the lake")
    lineage = [o["facets"]["columnLineage"] for e in events for o in e["outputs"] if "columnLineage" in o["facets"]]
    schemas = {o["name"]: {f["name"] for f in o["facets"]["schema"]["fields"]}
               for e in events for o in e["outputs"] if "schema" in o["facets"]}
    for e in events:
        for i in e["inputs"]:
            if "schema" in i["facets"]:
                schemas.setdefault(i["name"], {f["name"] for f in i["facets"]["schema"]["fields"]})
    used = [(f["name"], f["field"]) for facet in lineage for column in facet["fields"].values() for f in column["inputFields"]]
    lost = {(name, field) for name, field in used
            if field not in schemas.get(name, set()) and field not in ("_metadata", "_rescued_data")}
    check(used and not lost, f"file: {len(used)} input fields of the column lineage stand in the schemas of their datasets")

    # A collector that answers.
    collector = Collector()
    settings(f"openlineage:\n  url: {collector.url}\n")
    _, status, duration = run(str(copy), lake("http"))
    check(status == 0 and set(collector.paths) == {"/api/v1/lineage"}, f"events go to a collector, in {duration:.2f} s")
    check(len(collector.events) == len(events), "http: as many events as in the file")
    check_events(collector.events, specification, "http")

    # The environment wins over the settings.
    collector = Collector()
    settings("openlineage:\n  file: other.ndjson\n")
    run(str(copy), lake("env"), OPENLINEAGE_URL=collector.url, OPENLINEAGE_ENDPOINT="custom/path",
        OPENLINEAGE_API_KEY="secret", OPENLINEAGE_NAMESPACE="elsewhere")
    check(set(collector.paths) == {"/custom/path"} and set(collector.keys) == {"Bearer secret"},
          "environment: address, path and key are taken from it")
    check({e["job"]["namespace"] for e in collector.events} == {"elsewhere"}, "environment: the namespace too")
    check(not (copy / "other.ndjson").exists(), "environment: the file of the settings is left alone")
    run(str(copy), lake("off"), OPENLINEAGE_DISABLED="true")
    check(not (copy / "other.ndjson").exists(), "environment: OPENLINEAGE_DISABLED turns events off")

    # Collectors that are of no use.
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}"
    for name, url in [("500", Collector(status=500).url), ("slow", Collector(delay=30).url), ("nobody", nobody)]:
        settings(f"openlineage:\n  url: {url}\n  timeout: 2\n")
        answer, status, duration = run(str(copy), lake(name))
        outcome = answer["openlineage"][0]
        check(status == 0 and outcome["delivered"] == 0 and outcome["lost"] > 0,
              f"{name}: the update ends well and says so: {outcome['lost']} lost, {outcome['reason']}")
        check(duration < plain * 2 + 4, f"{name}: it takes {duration:.2f} s")

    # A failing update.
    (copy / "mercer.yml").write_text("openlineage:\n  file: failing.ndjson\n")
    (copy / "pipelines/silver/zz_failing.sql").write_text(
        "create or refresh materialized view silver.zz_failing (constraint never expect (order_id is null) on violation"
        " fail update) as select order_id from bronze.orders;\n"
    )
    _, status, _ = run(str(copy), lake("failing"))
    failing = [json.loads(line) for line in (copy / "failing.ndjson").read_text().splitlines()]
    odd = check_events(failing, specification, "failing")
    last = failing[-1]
    check(status == 1 and last["eventType"] == "FAIL" and "errorMessage" in last["run"]["facets"] and not odd,
          "failing: the last event is FAIL and says why")
    (copy / "pipelines/silver/zz_failing.sql").unlink()

    # An update that is killed, and the next one.
    settings("openlineage:\n  file: killed.ndjson\n")
    file = copy / "killed.ndjson"
    command = [lakes.mercer(), "run", "--quiet", "--project", str(copy), "--lake", lake("killed")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (file.exists() and len(file.read_text().splitlines()) > 6) and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = len(file.read_text().splitlines())
    _, status, _ = run(str(copy), lake("killed"))
    killed = [json.loads(line) for line in file.read_text().splitlines()]
    odd = check_events(killed, specification, "killed")
    aborted = [event["job"]["name"] for event in killed if event["eventType"] == "ABORT"]
    check(status == 0 and before < len(killed) and "three-csv" in aborted, f"killed: the next update calls off {aborted}")
    check(not odd, f"killed: every run begins once and ends once {list(odd.values())[:3]}")

    print(f"{len(failures)} failures" if failures else "all well")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
