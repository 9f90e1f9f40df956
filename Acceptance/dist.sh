#!/usr/bin/env bash
# Checks the archive of `make dist`: that it runs where there is no Swift and nothing else, wherever it lies.
#
#   Acceptance/dist.sh [ARCHIVE]      (default: the newest .build/mercer-*.tar.gz)
#
# - packed twice, it is the same to the byte, and its sha256 file is right
# - unpacked and moved to a folder with a space, as a user without rights there, read-only, with an empty environment
# - in a bare chroot that holds glibc's loader and libraries, and the archive; nothing else, no shell
# Needs root for the chroot and the other user. Exit codes: 0 all well, 1 a failure, 3 something is missing.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
archive=${1:-$(ls -t .build/mercer-*-linux-*.tar.gz 2>/dev/null | head -n 1)}
[ -n "$archive" ] || { echo "dist: no archive; make dist" >&2; exit 3; }
[ "$(id -u)" -eq 0 ] || { echo "dist: needs root for the chroot" >&2; exit 3; }
archive=$(realpath "$archive")
name=$(basename "$archive" .tar.gz)
work=$(mktemp -d /var/tmp/mercer-dist.XXXXXX)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
failed=0
ok() { echo "  ok    $1"; }
bad() { echo "  FAIL  $1"; failed=1; }
check() { local what=$1; shift; if "$@" >"$work/out" 2>&1; then ok "$what"; else bad "$what"; sed 's/^/        /' "$work/out" | tail -n 15; fi; }

check "the sum in the .sha256 file is right" bash -c "cd '$(dirname "$archive")' && sha256sum --check --status '$name.tar.gz.sha256'"
mkdir "$work/plain"
tar -xzf "$archive" -C "$work/plain"
repack() { tar -C "$work/plain" --sort=name --mtime="@$(tar -tvzf "$archive" --full-time --utc | awk 'NR == 1 { print $4 "T" $5 "Z" }' | date -u -f - +%s)" \
  --owner=0 --group=0 --numeric-owner --format=gnu -cf - "$name" | gzip -9n | cmp - "$archive"; }
check "packed again, it is the same to the byte" repack
check "no file points at the machine it was built on" bash -c \
  "! { find '$work/plain' -type l | grep .; } && for file in '$work/plain/$name'/lib/*.so* '$work/plain/$name/bin/mercer'; do case \$(patchelf --print-rpath \"\$file\") in '\$ORIGIN'|'\$ORIGIN/../lib') ;; *) exit 1 ;; esac; done"
check "every library comes with its licence" bash -c "ls '$work/plain/$name/share/doc/mercer/licences' | wc -l | grep -Ev '^[0-3]$'"

# --- moved, read-only, another user, nothing in the environment ---------------------------------

mkdir "$work/another place"
mv "$work/plain/$name" "$work/another place/m"
home="$work/another place/m"
chown -R root:root "$home"
chmod -R a-w,a+rX "$home"
install -d -o nobody "$work/home"
as_nobody() { env -i setpriv --reuid=nobody --regid=nogroup --clear-groups -- "$home/bin/mercer" "$@"; }
check "another user runs it from another folder" as_nobody --version
check "an update of a shipped bundle" as_nobody run --project "$home/share/mercer/bundles/three-csv" --lake "$work/home/lake"
check "and its answers" as_nobody answer --project "$home/share/mercer/bundles/three-csv" --lake "$work/home/lake" 2_top_products
check "the documentation site, with its assets" as_nobody docs --project "$home/share/mercer/bundles/three-csv" \
  --lake "$work/home/lake" --output "$work/home/site"
check "the doctor finds nothing wrong" as_nobody doctor --lake "$work/home/lake"
check "DuckDB's own reader of Delta is beside it" as_nobody sql --lake "$work/home/lake" \
  "select count(*) from delta_scan('$work/home/lake/gold/fact_sales')"
check "a schedule names the program where it lies" bash -c \
  "env -i '$home/bin/mercer' schedule cron --project '$home/share/mercer/bundles/three-csv' | grep -F \"'$home/bin/mercer' run\""
check "the manual page can be read" bash -c "zcat '$home/share/man/man1/mercer.1.gz' | grep -q '^.SH COMMANDS'"
check "completions are there" bash -c "bash -n '$home/share/bash-completion/completions/mercer' && grep -q compdef '$home/share/zsh/site-functions/_mercer' && grep -q 'complete -c mercer' '$home/share/fish/vendor_completions.d/mercer.fish'"

# --- a bare chroot --------------------------------------------------------------------------------

root=$work/root
mkdir -p "$root"/{proc,tmp,data,opt}
cp -R "$home" "$root/opt/mercer"
loader=$(patchelf --print-interpreter "$home/bin/mercer")
mkdir -p "$root$(dirname "$loader")"
cp -L "$loader" "$root$loader"
libraries=$(dirname "$(ldd /bin/true | awk '/libc\.so/ { print $3 }')")
mkdir -p "$root$libraries"
for library in libc libm libdl libpthread librt libresolv libutil libanl; do
  for file in "$libraries/$library".so.*; do if [ -e "$file" ]; then cp -L "$file" "$root$libraries/"; fi; done
done
chroot=$(command -v chroot)
in_chroot() { env -i "$chroot" "$root" /opt/mercer/bin/mercer "$@"; }
echo "  chroot: $(cd "$root" && find . -path ./opt -prune -o -type f -print | sort | tr '\n' ' ')"
check "it runs in a bare chroot" in_chroot --version
check "an update there" in_chroot run --project /opt/mercer/share/mercer/bundles/three-csv --lake /data/lake --threads 2 --memory-limit 1GiB
check "the same answers as outside" bash -c \
  "diff <(env -i '$chroot' '$root' /opt/mercer/bin/mercer sql --lake /data/lake --format csv 'select * from gold.monthly_sales_summary order by all') \
        <(env -i '$home/bin/mercer' sql --lake '$work/home/lake' --format csv 'select * from gold.monthly_sales_summary order by all')"
check "the delta extension there" in_chroot sql --lake /data/lake "select count(*) from delta_scan('/data/lake/gold/fact_sales')"
check "the documentation site there" in_chroot docs --project /opt/mercer/share/mercer/bundles/three-csv --lake /data/lake --output /data/site
check "the doctor there" in_chroot doctor --lake /data/lake
# The library that speaks TLS loads there: what is wrong is only that nobody answers.
tls() {
  local said
  said=$(in_chroot notify --project /opt/mercer/share/mercer/bundles/three-csv --lake /data/lake --webhook https://127.0.0.1:1/x 2>&1) && return 1
  echo "$said"
  grep -q 'http.unreachable' <<<"$said"
}
check "HTTPS there" tls

[ $failed -eq 0 ] && echo "all well: $name" || echo "failures: $name"
exit $failed
