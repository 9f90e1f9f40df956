#!/usr/bin/env bash
# Runs a command and says on standard error how long it took: scripts/step.sh <name> <command> [argument]...
set -uo pipefail
name=$1
shift
start=${EPOCHREALTIME/[.,]/}
"$@"
code=$?
hundredths=$(((${EPOCHREALTIME/[.,]/} - start) / 10000))
printf '%s: %s after %d.%02d s\n' "$name" "$([ $code -eq 0 ] && echo done || echo "failed ($code)")" \
  $((hundredths / 100)) $((hundredths % 100)) >&2
exit $code
