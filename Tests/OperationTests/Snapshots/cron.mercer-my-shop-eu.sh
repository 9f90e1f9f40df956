#!/bin/sh
# Made by `mercer schedule cron`. Performs one update of My Shop: EU and reports a failure.
# Exit status: 0 done, 1 the data failed, 2 configuration, 3 environment; above 128 it was killed.
umask 027
state="${XDG_STATE_HOME:-$HOME/.local/state}/mercer"
log="$state/mercer-my-shop-eu.log"
mkdir -p "$state" || exit 3

# One update at a time: one that is still running is left alone.
exec 9>"$state/mercer-my-shop-eu.lock"
if ! flock -n 9; then
  echo "$(date -u +%FT%TZ) the update before is still running; this one is left out" >>"$log"
  exit 0
fi
if [ "$(stat -c %s "$log" 2>/dev/null || echo 0)" -gt 10485760 ]; then mv -f "$log" "$log.1"; fi

environment=$(dirname "$0")/mercer-my-shop-eu.env
if [ -r "$environment" ]; then set -a; . "$environment"; set +a; fi

echo "$(date -u +%FT%TZ) update begins" >>"$log"
/opt/mercer/bin/mercer run --project '/srv/my shop' --target prod --var 'note=50% of $5 {{ it'\''s }}' --quiet >>"$log" 2>&1 9>&-
status=$?
echo "$(date -u +%FT%TZ) update ended with exit status $status" >>"$log"
if [ "$status" -ne 0 ]; then
  /opt/mercer/bin/mercer notify --project '/srv/my shop' --target prod --var 'note=50% of $5 {{ it'\''s }}' --exit-status "$status" >>"$log" 2>&1 9>&-
fi
exit "$status"
