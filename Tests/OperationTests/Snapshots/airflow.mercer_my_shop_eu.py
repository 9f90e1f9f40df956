# Made by `mercer schedule airflow`. The webhook of failures stands in the environment of the workers: MERCER_WEBHOOK_URL.
import subprocess
from datetime import timedelta

import pendulum

try:  # Airflow 3
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.operators.python import PythonOperator
try:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ImportError:
    from airflow.exceptions import AirflowException, AirflowFailException

UPDATE = [
    "/opt/mercer/bin/mercer",
    "run",
    "--project",
    "/srv/my shop",
    "--target",
    "prod",
    "--var",
    "note=50% of $5 {{ it's }}",
    "--quiet",
]
NOTIFY = [
    "/opt/mercer/bin/mercer",
    "notify",
    "--project",
    "/srv/my shop",
    "--target",
    "prod",
    "--var",
    "note=50% of $5 {{ it's }}",
]
MEANINGS = {1: "the data failed", 2: "the configuration is wrong", 3: "the environment failed", 130: "interrupted"}


def update():
    """Performs one update; what it prints goes to the log of the task."""
    with subprocess.Popen(UPDATE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as process:
        try:
            for line in process.stdout:
                print(line, end="", flush=True)
        except BaseException:
            # A timeout or a stop of the task: the update ends between two commits.
            process.terminate()
            raise
    status = process.returncode
    if status == 0:
        return
    message = f"mercer ended with exit status {status}: {MEANINGS.get(status, 'it was killed')}"
    # Data and configuration do not get better by themselves; everything else is tried again.
    raise (AirflowFailException if status in (1, 2) else AirflowException)(message)


def notify(context):
    """Reports the failure; a webhook that is down does not hide it."""
    done = subprocess.run(NOTIFY, capture_output=True, text=True, errors="replace", timeout=120)
    print(done.stdout, done.stderr)


with DAG(
    dag_id="mercer_my_shop_eu",
    description="Update of My Shop: EU with Mercer",
    schedule="0 2 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    tags=["mercer"],
):
    PythonOperator(
        task_id="update",
        python_callable=update,
        retries=2,
        retry_delay=timedelta(minutes=10),
        on_failure_callback=notify,
    )
