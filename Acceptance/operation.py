#!/usr/bin/env python3
"""Checks what keeps a lakehouse running against the programs that it is made for.

    operation.py [--only PART]...     PART: systemd, kubernetes, airflow, cron, webhook, retention, completion

- systemd: `systemd-analyze verify` takes the units, `systemd-analyze calendar` the times
- kubernetes: the manifests are valid by the public schemas (kubernetes-validate, strict)
- airflow: the DAG runs in `airflow dags test`, well and badly; the failure arrives at a webhook
- cron: the script performs an update, never two at once, and reports a failure
- webhook: a failed and a killed update arrive as JSON, over TLS too; a server that is down is said and changes nothing
- retention: `kill -9` at many moments loses no row and archives none twice
- completion: real bash, zsh and fish complete commands, options, tables and files

Needs systemd (systemd-analyze), zsh and fish from the distribution, openssl, and the packages of
requirements-operation.txt in the Python that runs this. Environment: MERCER, the binary (default ./mercer's build).
Exit codes: 0 all well, 1 a failure, 3 something is missing.
"""

import argparse
import http.server
import json
import os
import pty
import re
import select
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MERCER = os.environ.get("MERCER", str(ROOT / ".build/release/mercer"))
BUNDLE = ROOT / "bundles/three-csv"
failures = []


def check(holds, what, *facts):
    print(("  ok    " if holds else "  FAIL  ") + what)
    if not holds:
        failures.append(what)
        for fact in facts:
            print("        " + str(fact).strip().replace("\n", "\n        "))


def run(*words, env=None, cwd=None, timeout=300):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=cwd, timeout=timeout,
                          env={**os.environ, **(env or {})})


def mercer(*words, **options):
    return run(MERCER, *words, **options)


def landing(folder, bad=False, years=("2016", "2017", "2024"), count=30):
    """Three files; with `bad` the files cannot be found where the bundle looks."""
    folder.mkdir(parents=True, exist_ok=True)
    if bad:
        return folder
    (folder / "customers.csv").write_text("customer_id,customer_name,email,city,state,country,signup_date\n" + "".join(
        f"C{n},Ann Lee{n},a{n}@example.com,Austin,TX,USA,{2010 + n % 14}-01-01\n" for n in range(12)))
    (folder / "products.csv").write_text("product_id,product_name,category,price\n" + "".join(
        f"P{n},Thing {n},Toys,{n}.50\n" for n in range(1, 9)))
    orders = folder / "orders"
    orders.mkdir(exist_ok=True)
    for part in range(6):
        (orders / f"{part}.csv").write_text("order_id,order_date,customer_id,product_id,quantity,order_status,payment_mode\n" + "".join(
            f"O{part}-{n},{years[(n + part) % len(years)]}-0{1 + n % 9}-11,C{n % 9},P{1 + n % 7},{1 + n % 3},Completed,Card\n"
            for n in range(count)))
    return folder


class Receiver:
    """A webhook: keeps what is posted."""

    def __init__(self, status=200, tls=None):
        self.posts = posts = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                posts.append((self.path, self.headers["Content-Type"], json.loads(body)))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://localhost:{self.server.server_port}/hooks/t0ken"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


# --- schedulers ----------------------------------------------------------------------------------

def systemd(work):
    units = work / "units"
    done = mercer("schedule", "systemd", "--project", BUNDLE, "--lake", work / "my lake 100%", "--var", "landing=/data/a b",
                  "--webhook", "https://hooks.example.com/t0ken", "--user", "root", "--output", units)
    check(done.returncode == 0, "the units are written", done.stderr)
    names = sorted(path.name for path in units.iterdir())
    check(len(names) == 4, "a service, a timer, a service for failures and a file for the secret", names)
    secret = next(units.glob("*.env"))
    check(oct(secret.stat().st_mode & 0o777) == "0o600", "only the owner can read the secret")
    check(all("t0ken" not in path.read_text() for path in units.iterdir() if path != secret), "the address stands nowhere else")
    check("t0ken" not in done.stdout + done.stderr, "and is not printed")
    printed = mercer("schedule", "systemd", "--project", BUNDLE, "--webhook", "https://hooks.example.com/t0ken")
    check(printed.returncode == 2 and "t0ken" not in printed.stdout + printed.stderr, "a secret is refused without --output")
    verified = run("systemd-analyze", "verify", *(units / name for name in names if not name.endswith(".env")))
    check(verified.returncode == 0 and not verified.stderr.strip(), "systemd-analyze verify says nothing against them",
          verified.stdout + verified.stderr)
    text = next(units.glob("*.timer")).read_text()
    calendar = re.search(r"OnCalendar=(.*)", text)[1]
    normal = run("systemd-analyze", "calendar", calendar)
    check(normal.returncode == 0 and "02:00:00 UTC" in normal.stdout and "Persistent=true" in text,
          f"the timer is due at two at night, UTC, and made up for ({calendar})", normal.stdout + normal.stderr)
    for quartz in ["0 30 6 ? * MON-FRI", "39 15 2 1,15 JAN-MAR ?", "0 0/15 8-18 * * ?", "0 0 3 ? * FRI-MON"]:
        project = work / "cron project"
        shutil.copytree(BUNDLE, project, dirs_exist_ok=True)
        shutil.copytree(BUNDLE.parent / "shared", work / "shared", dirs_exist_ok=True)
        yml = (BUNDLE / "databricks.yml").read_text().replace("0 0 2 * * ?", quartz).replace("timezone_id: UTC", "timezone_id: Europe/Berlin")
        (project / "databricks.yml").write_text(yml)
        text = mercer("schedule", "systemd", "--project", project).stdout
        calendar = re.search(r"OnCalendar=(.*)", text)[1]
        normal = run("systemd-analyze", "calendar", calendar)
        check(normal.returncode == 0 and calendar.endswith("Europe/Berlin"), f"{quartz} is due at {calendar}", normal.stderr)


def kubernetes(work):
    import kubernetes_validate
    import yaml
    done = mercer("schedule", "kubernetes", "--project", BUNDLE, "--var", "landing=/data/landing")
    manifests = list(yaml.safe_load_all(done.stdout))
    kinds = [manifest["kind"] for manifest in manifests]
    check(kinds == ["Secret", "PersistentVolumeClaim", "CronJob", "CronJob"], "a secret, a volume and two jobs", kinds, done.stderr)
    for manifest in manifests:
        name = f"{manifest['kind']} {manifest['metadata']['name']}"
        try:
            kubernetes_validate.validate(manifest, "1.34", strict=True)
            check(True, f"{name} is valid by the schema of Kubernetes 1.34")
        except kubernetes_validate.ValidationError as error:
            check(False, f"{name} is valid by the schema of Kubernetes 1.34", error.message)
    job = manifests[2]["spec"]
    container = job["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    check(job["concurrencyPolicy"] == "Forbid" and job["timeZone"] == "UTC" and job["schedule"] == "0 2 * * *",
          "two at night, UTC, never two at once")
    shell = run("sh", "-n", "-c", container["args"][0])
    check(shell.returncode == 0, "its script is one for a shell", container["args"][0])


def airflow(work):
    dags, home = work / "dags", work / "airflow"
    land, lake = landing(work / "landing"), work / "lake"
    hook = Receiver()
    program = shutil.which("airflow", path=str(Path(sys.executable).parent))
    if not program:
        return check(False, "airflow is installed beside this Python")
    env = {"AIRFLOW_HOME": str(home), "AIRFLOW__CORE__LOAD_EXAMPLES": "False", "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
           "MERCER_WEBHOOK_URL": hook.url}
    options = ["--project", BUNDLE, "--lake", lake, "--var", f"landing={land}"]
    done = mercer("schedule", "airflow", *options, "--output", dags)
    check(done.returncode == 0, "the DAG is written", done.stderr)
    migrated = run(program, "db", "migrate", env=env)
    check(migrated.returncode == 0, "Airflow has a data base", migrated.stderr[-2000:])
    tested = run(program, "dags", "test", "mercer_three_csv", env=env)
    check(tested.returncode == 0 and "state=success" in (tested.stdout + tested.stderr).replace(" ", ""),
          "`airflow dags test` runs the DAG once, well", (tested.stdout + tested.stderr)[-3000:])
    rows = mercer("sql", "--lake", lake, "--format", "csv", "select count(*) from gold.fact_sales").stdout.split()
    check(rows[-1:] == ["180"], "and the lake has the facts", rows)
    check(not hook.posts, "nothing is reported")
    shutil.rmtree(land)
    shutil.rmtree(lake)
    tested = run(program, "dags", "test", "mercer_three_csv", env=env)
    check("state=failed" in (tested.stdout + tested.stderr).replace(" ", ""), "without files it fails",
          (tested.stdout + tested.stderr)[-3000:])
    check(len(hook.posts) == 1 and hook.posts[0][2]["state"] == "failed", "and the failure is reported once", hook.posts,
          (tested.stdout + tested.stderr)[-3000:])


def cron(work):
    folder, lake = work / "cron", work / "lake"
    land = landing(work / "landing")
    hook = Receiver()
    home = work / "home"
    home.mkdir()
    env = {"HOME": str(home)}
    done = mercer("schedule", "cron", "--project", BUNDLE, "--lake", lake, "--var", f"landing={land}", "--webhook", hook.url,
                  "--output", folder)
    script = next(folder.glob("*.sh"), None)
    check(done.returncode == 0 and script and os.access(script, os.X_OK), "a script that can be run", done.stderr)
    first = run(script, env=env)
    check(first.returncode == 0 and not hook.posts, "it performs an update", first.stderr)
    log = next(home.glob(".local/state/mercer/*.log"))
    check("update ended with exit status 0" in log.read_text(), "the log says so", log.read_text())
    both = [subprocess.Popen([script], env={**os.environ, **env}) for _ in range(2)]
    check([process.wait() for process in both] == [0, 0], "two at once both end well")
    shutil.rmtree(land)
    shutil.rmtree(lake)
    bad = run(script, env=env)
    check(bad.returncode != 0 and len(hook.posts) == 1, "a failure is reported, and its status kept", bad.returncode, hook.posts)
    hook.server.shutdown()
    hook.server.server_close()
    down = run(script, env=env)
    check(down.returncode == bad.returncode, "a webhook that is down does not change the status", down.returncode)
    check("nobody answers" in log.read_text() and "t0ken" not in log.read_text(), "but is said, without its address", log.read_text()[-900:])


# --- webhook -------------------------------------------------------------------------------------

def webhook(work):
    land, lake = landing(work / "landing"), work / "lake"
    options = ["--project", BUNDLE, "--lake", lake, "--var", f"landing={land}"]
    mercer("run", *options)
    os.rename(land / "products.csv", work / "products.csv")
    shutil.rmtree(lake)
    failed = mercer("run", *options)
    check(failed.returncode != 0, "an update without products fails", failed.stdout[-500:])
    hook = Receiver()
    said = mercer("notify", *options, "--exit-status", str(failed.returncode), env={"MERCER_WEBHOOK_URL": hook.url})
    check(said.returncode == 0 and len(hook.posts) == 1, "it is reported", said.stderr)
    path, kind, message = hook.posts[0]
    check(kind == "application/json" and path == "/hooks/t0ken", "as JSON to the address")
    datasets = [entry["dataset"] for entry in message["failed_datasets"]]
    check(message["state"] == "failed" and "bronze.products" in datasets and message["bundle"] == "three-csv"
          and message["target"] == "dev" and message["lake"] == str(lake) and "bronze.products" in message["text"],
          "with bundle, target, datasets, reasons and lake", json.dumps(message, indent=1))
    check(message["skipped_datasets"], "and what was left out")
    print("        " + message["text"].replace("\n", "\n        "))

    shutil.rmtree(lake)
    os.rename(work / "products.csv", land / "products.csv")
    process = subprocess.Popen([MERCER, "run", *map(str, options)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not (lake / "_mercer/updates/three-csv.json").exists():
        time.sleep(0.005)
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    said = mercer("notify", *options, "--webhook", hook.url, env={"MONITOR_EXIT_STATUS": "KILL"})
    check(hook.posts[-1][2]["state"] == "killed", "an update that was killed is reported as killed", said.stderr, hook.posts[-1])
    doctor = mercer("doctor", *options)
    check("was killed" in doctor.stdout and doctor.returncode == 0, "and the doctor says so", doctor.stdout)

    down = mercer("notify", *options, "--webhook", "http://localhost:1/hooks/t0ken")
    check(down.returncode == 3 and "http.unreachable" in down.stderr and "t0ken" not in down.stderr,
          "a webhook that is down is said without its address", down.returncode, down.stderr)
    gone = Receiver(status=404)
    refused = mercer("notify", *options, "--webhook", gone.url)
    check(refused.returncode == 3 and "404" in refused.stderr and len(gone.posts) == 1, "a refusal is said, and not tried again", refused.stderr)
    busy = Receiver(status=503)
    refused = mercer("notify", *options, "--webhook", busy.url)
    check(refused.returncode == 3 and len(busy.posts) == 3, "a busy server is tried three times", len(busy.posts))

    key, certificate = work / "key.pem", work / "certificate.pem"
    made = run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
               "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    check(made.returncode == 0, "a certificate of our own", made.stderr)
    secure = Receiver(tls=(certificate, key))
    untrusted = mercer("notify", *options, "--webhook", secure.url)
    check(untrusted.returncode == 3 and "http.not-trusted" in untrusted.stderr and not secure.posts,
          "a certificate that nobody knows is refused", untrusted.stderr)
    trusted = mercer("notify", *options, "--webhook", secure.url, env={"SSL_CERT_FILE": str(certificate)})
    check(trusted.returncode == 0 and len(secure.posts) == 1, "one that SSL_CERT_FILE names is taken", trusted.stderr)

    check(mercer("run", *options).returncode == 0, "an update that goes well")
    before = len(hook.posts)
    fresh = mercer("notify", *options, "--webhook", hook.url, "--overdue", "26h")
    check(fresh.returncode == 0 and len(hook.posts) == before, "an update of today is not overdue")
    record = lake / "_mercer/updates/three-csv.json"
    old = json.loads(record.read_text())
    old["completed_at"] -= 27 * 3600 * 1_000_000
    record.write_text(json.dumps(old))
    late = mercer("notify", *options, "--webhook", hook.url, "--overdue", "26h")
    check(late.returncode == 0 and hook.posts[-1][2]["state"] == "overdue", "one of yesterday is", late.stderr)


# --- retention -----------------------------------------------------------------------------------

def retention(work, moments=40):
    land, origin = landing(work / "landing", count=60), work / "origin"
    options = ["--project", BUNDLE, "--var", f"landing={land}"]
    words = ["retention", "--as-of", "2025-01-01", "--yes", "--quiet"]
    check(mercer("run", *options, "--lake", origin).returncode == 0, "a lake of orders, old and young")

    def table(lake, sql):
        done = mercer("sql", "--lake", lake, "--format", "csv", sql)
        return sorted(done.stdout.split("\n")[1:-1]) if done.returncode == 0 else []

    bronze = "select order_id, order_date, customer_id, quantity, source_file, source_row from bronze.orders"
    everything = table(origin, bronze)
    whole = work / "whole"
    shutil.copytree(origin, whole)
    start = time.monotonic()
    done = mercer(*words, *options, "--lake", whole)
    seconds = time.monotonic() - start
    check(done.returncode == 0, f"undisturbed it takes {seconds:.2f} s", done.stderr)
    print("        " + done.stdout.replace("\n", "\n        "))
    left, gone = table(whole, bronze), table(whole / "_archive", bronze)
    check(left and gone and sorted(left + gone) == everything, f"{len(everything)} rows are {len(left)} in the lake and {len(gone)} in the archive")
    silver = table(whole / "_archive", "select order_id from silver.orders")
    killed = resumed = 0
    for moment in range(moments):
        lake = work / f"lake-{moment}"
        shutil.copytree(origin, lake)
        process = subprocess.Popen([MERCER, *words, *map(str, options), "--lake", str(lake)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(seconds * (moment + 0.5) / moments)
        process.kill()
        killed += process.wait() != 0
        now = sorted(set(table(lake, bronze)) | set(table(lake / "_archive", bronze)))
        if now != everything:
            check(False, f"killed at moment {moment}: every row is in the lake or the archive", len(now), lake)
            continue
        if moment % 2:  # an update between the two calls must not matter
            between = mercer("run", *options, "--lake", lake, "--quiet")
            if between.returncode != 0:
                check(False, f"killed at moment {moment}: an update goes on", between.stderr, lake)
        again = mercer(*words, *options, "--lake", lake, "--json")
        resumed += bool(again.returncode == 0 and json.loads(again.stdout)["resumed"])
        after = mercer("run", *options, "--lake", lake, "--quiet")
        third = mercer("retention", "--as-of", "2025-01-01", *options, "--lake", lake, "--json")
        rest = json.loads(third.stdout)["rows"] if third.returncode == 0 else third.stderr
        # Customers that only expired orders referred to go in the first or, after an update, in a further call.
        rest = [part for part in rest if part["rule"] == "orders"] if isinstance(rest, list) else rest
        state = (again.returncode, after.returncode, rest, table(lake, bronze) == left,
                 table(lake / "_archive", bronze) == gone, table(lake / "_archive", "select order_id from silver.orders") == silver)
        if state != (0, 0, [], True, True, True):
            check(False, f"killed at moment {moment}: finished by the next call", state, again.stderr, after.stderr, lake)
            continue
        shutil.rmtree(lake)
    check(killed > moments // 2, f"{killed} of {moments} calls were killed, {resumed} of them had to be finished")
    check(not any("killed at moment" in what for what in failures), "every row once, in the lake or in the archive")

    # The way back: archived rows as a file that lands again.
    again = land / "orders/restored.csv"
    rows = mercer("sql", "--lake", whole / "_archive", "--format", "csv",
                  "select order_id, order_date, customer_id, product_id, quantity, order_status, payment_mode from bronze.orders "
                  "where retention_period = '2016'")
    again.write_text(rows.stdout)
    expected = len(table(whole / "_archive", "select distinct order_id from silver.orders where retention_period = '2016'"))
    mercer("run", *options, "--lake", whole, "--quiet")
    back = table(whole, "select order_id from silver.orders where year(order_ts) = 2016")
    check(expected and len(back) == expected, f"{len(back)} archived orders can be landed again")


# --- completion ----------------------------------------------------------------------------------

def typed(command, lines, wait=1.5):
    """Types into a program at a terminal and returns what it shows."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"TERM": "dumb", "PS1": "> ", "HISTFILE": "/dev/null"})
        os.execvp(command[0], command)
    shown = b""

    def read(seconds):
        nonlocal shown
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:
                    return

    read(wait)
    for line in lines:
        os.write(terminal, line.encode())
        read(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\x07\r]", "", shown.decode(errors="replace"))


def completion(work):
    lake = work / "lake"
    mercer("run", "--project", BUNDLE, "--lake", lake, "--var", f"landing={landing(work / 'landing')}")
    bin = work / "bin"
    bin.mkdir()
    (bin / "mercer").symlink_to(MERCER)
    cases = [("mercer vali", "validate"), ("mercer quarantine rep", "replay"), ("mercer run --full", "--full-refresh"),
             ("mercer schedule air", "airflow"), ("mercer sql --format js", "json"),
             (f"mercer describe --lake {lake} gold.fact_s", "gold.fact_sales"),
             (f"mercer run --project {BUNDLE} --target pr", "prod"), (f"mercer run --project {BUNDLE} --var lan", "landing="),
             (f"mercer run --project {BUNDLE} --select gold.fact_s", "gold.fact_sales"),
             (f"mercer tables --lake {work}/lak", f"{work}/lake")]
    path = {"PATH": f"{bin}:{os.environ['PATH']}"}
    scripts = {shell: mercer("completion", shell).stdout for shell in ["bash", "zsh", "fish"]}
    for shell, script in scripts.items():
        (work / f"mercer.{shell}").write_text(script)
    os.environ.update(path)
    for line, expected in cases:
        done = run("fish", "--no-config", "-c", f"source {work}/mercer.fish; complete -C '{line}'", env=path)
        check(expected in done.stdout, f"fish: {line.replace(str(work), 'W')} → {expected}", done.stdout, done.stderr)
    for line, expected in cases:
        shown = typed(["bash", "--norc", "--noprofile", "-i"], [f"source {work}/mercer.bash\n", line + "\t"], wait=0.8)
        check(expected in shown.split("\n")[-1], f"bash: {line.replace(str(work), 'W')} → {expected}", shown)
    functions = work / "functions"
    functions.mkdir()
    (functions / "_mercer").write_text(scripts["zsh"])
    for line, expected in cases:
        shown = typed(["zsh", "-f", "-i"],
                      [f"fpath=({functions} $fpath); autoload -Uz compinit; compinit -u -D; clear\n", line + "\t"], wait=1.2)
        check(expected in shown.replace("\n", ""), f"zsh: {line.replace(str(work), 'W')} → {expected}", shown[-600:])


PARTS = [systemd, kubernetes, airflow, cron, webhook, retention, completion]

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=[part.__name__ for part in PARTS], default=[])
    arguments = parser.parse_args()
    if not os.access(MERCER, os.X_OK):
        print(f"operation: there is no {MERCER}; make build, or set MERCER", file=sys.stderr)
        sys.exit(3)
    for part in PARTS:
        if arguments.only and part.__name__ not in arguments.only:
            continue
        print(part.__name__)
        folder = Path(tempfile.mkdtemp(prefix=f"mercer-{part.__name__}-"))
        part(folder)
        shutil.rmtree(folder, ignore_errors=True)
    print("all well" if not failures else f"{len(failures)} failures")
    sys.exit(1 if failures else 0)
