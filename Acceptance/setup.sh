#!/usr/bin/env bash
# Makes the Python environments that the acceptance checks and the peer benchmark run in.
#
#   Acceptance/setup.sh    makes Acceptance/.venv (the readers), .venv-sail (the Sail server), .venv-dbt (the dbt peer), .venv-site (the browser)
#
# Needs Python 3.11 or newer and, for Spark, Java 17 or newer. Run it as often as you like: an environment
# whose requirements have not changed is left alone. PYTHON names another interpreter.
# Exit codes: 0 ready, 3 something in the environment is in the way.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly python=${PYTHON:-python3}

stop() { printf 'setup: %s\n' "$@" >&2; exit 3; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  stop "Python 3.11 or newer is needed; set PYTHON to one."
java_version=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' || true)
[ "${java_version:-0}" -ge 17 ] ||
  stop "Java 17 or newer is needed for Spark's own Parquet reader; put it on the PATH or set JAVA_HOME."

environment() { # environment <folder> <requirements file>
  if cmp -s "$2" "$1/installed.txt"; then
    echo "setup: $1 is up to date"
    return
  fi
  echo "setup: installing $2 into $1"
  [ -x "$1/bin/python" ] || "$python" -m venv "$1"
  "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2" || stop "pip could not install $2."
  cp "$2" "$1/installed.txt"
}

environment .venv requirements.txt
environment .venv-sail requirements-sail.txt
environment .venv-dbt requirements-dbt.txt
environment .venv-site requirements-site.txt

.venv/bin/python - <<'PYTHON'
import deltalake, duckdb, pyspark
print(f"setup: duckdb {duckdb.__version__}, deltalake {deltalake.__version__}, pyspark {pyspark.__version__}")
PYTHON
.venv-sail/bin/sail --version | sed 's/^/setup: /'
.venv-site/bin/pip list 2>/dev/null | sed -n 's/^playwright  */setup: playwright /p'
.venv-dbt/bin/dbt --version | sed -n 's/ *- \(installed\|duckdb\): */setup: dbt \1 /p'
