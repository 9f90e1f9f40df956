#!/usr/bin/env bash
# Puts everything that Mercer needs to build and run in place; run it as often as you like.
#
#   scripts/setup.sh [--quiet]
#
# It installs missing system libraries with apt-get and fills .deps/ in this checkout:
#   .deps/lib/libduckdb.so          the engine (a link if the system has its own)
#   .deps/lib/libpystub.so          the symbols libduckdb.so names and never calls
#   .deps/lib/duckdb_extensions/    delta, excel and httpfs, with their SHA256SUMS
#   .deps/lib/pkgconfig/duckdb.pc
# To use your own DuckDB: set DUCKDB_HOME to the folder that holds libduckdb.so (or lib/libduckdb.so),
# or have pkg-config know `duckdb`. To start over: remove .deps.
# Exit codes: 0 ready, 2 system not supported, 3 something in the environment is in the way.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly oldest_swift=6.2
readonly oldest_duckdb=1.5.0
readonly deps=$PWD/.deps
readonly lib=$deps/lib
readonly downloads=$deps/downloads
readonly stamp=$deps/stamp

quiet=false
case ${1:-} in
  --quiet) quiet=true ;;
  "") ;;
  *) echo "setup: unknown option '$1'; usage: scripts/setup.sh [--quiet]" >&2; exit 2 ;;
esac

say() { echo "setup: $*"; }
stop() { # stop <exit code> <line>...
  local code=$1 line; shift
  printf 'setup: %s\n' "$1" >&2; shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit "$code"
}
has() { command -v "$1" >/dev/null 2>&1; }
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; } # at_least <version> <oldest>

# --- what is asked of the machine -------------------------------------------------------------

check_system() {
  machine=$(uname -m)
  local system like=""
  system=$(uname -s)
  [ "$machine" != arm64 ] || machine=aarch64
  if [ -r /etc/os-release ]; then like=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}"); fi
  case "$system $machine $like" in
    "Linux x86_64 "*debian* | "Linux x86_64 "*ubuntu* | "Linux aarch64 "*debian* | "Linux aarch64 "*ubuntu*) ;;
    *)
      stop 2 "this system ($system $machine${like:+, $like}) is not supported." \
        "Supported: Debian 12 or newer and Ubuntu 22.04 or newer, on x86_64 or aarch64." \
        "Elsewhere, use a container of such a system (docker run -it swift:6.3-bookworm), or install by hand" \
        "Swift $oldest_swift+, libyaml, libcurl, zlib, libzstd and libduckdb $oldest_duckdb+ where the linker finds them, and run 'swift build'."
      ;;
  esac
}

# What is missing, as apt package names.
missing_packages() {
  if ! has cc; then echo gcc libc6-dev; fi
  if ! has nm; then echo binutils; fi
  if ! has make; then echo make; fi
  if ! has patchelf; then echo patchelf; fi
  if ! has pkg-config; then echo pkg-config; fi
  if ! [ -e /usr/include/yaml.h ] && ! pkg-config --exists yaml-0.1 2>/dev/null; then echo libyaml-dev; fi
  if ! pkg-config --exists libcurl 2>/dev/null; then echo libcurl4-openssl-dev; fi
  if ! [ -e /usr/include/zlib.h ] && ! pkg-config --exists zlib 2>/dev/null; then echo zlib1g-dev; fi
  if ! [ -e /usr/include/zstd.h ] && ! pkg-config --exists libzstd 2>/dev/null; then echo libzstd-dev; fi
  if ! has python3; then echo python3; fi
  if $1 && ! python3 -m pip --version >/dev/null 2>&1; then echo python3-pip; fi
}

install_packages() {
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! has sudo; then
      stop 3 "these system packages are missing: $*" \
        "You are not root and there is no sudo. Ask for:  apt-get install --no-install-recommends $*"
    fi
    root=(sudo)
  fi
  say "installing with ${root[*]:+sudo }apt-get: $*"
  if ! { "${root[@]}" apt-get update -qq &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@"; } \
    >"$deps/apt.log" 2>&1; then
    tail -n 5 "$deps/apt.log" >&2
    stop 3 "apt-get could not install: $*" "Its whole output is in .deps/apt.log."
  fi
}

check_swift() {
  local hint="Get it from https://www.swift.org/install/linux/ and put its usr/bin on the PATH, then run this again."
  has swift || stop 3 "Swift is missing; Mercer needs $oldest_swift or newer." "$hint"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  at_least "${version:-0}" "$oldest_swift" ||
    stop 3 "Swift ${version:-of an unknown version} is too old; Mercer needs $oldest_swift or newer." "$hint"
}

# --- DuckDB -------------------------------------------------------------------------------------

library_version() { # of the libduckdb at path $1, without its leading v
  python3 -c '
import ctypes, sys
version = ctypes.CDLL(sys.argv[1]).duckdb_library_version
version.restype = ctypes.c_char_p
print(version().decode().lstrip("v"))' "$1"
}

# Sets system_library to a libduckdb.so of the user's own, or to nothing.
find_system_library() {
  system_library=""
  local folder found
  if [ -n "${DUCKDB_HOME:-}" ]; then
    for folder in "$DUCKDB_HOME" "$DUCKDB_HOME/lib"; do
      [ ! -e "$folder/libduckdb.so" ] || system_library=$(realpath "$folder/libduckdb.so")
    done
    [ -n "$system_library" ] || stop 3 "DUCKDB_HOME is $DUCKDB_HOME, and there is no libduckdb.so in it or in its lib/." \
      "Correct it, or unset it to use the pinned DuckDB."
    found="DUCKDB_HOME"
  else
    # Our own duckdb.pc is not the system's.
    local path=${PKG_CONFIG_PATH:-}
    path=${path//"$lib/pkgconfig"/}
    folder=$(PKG_CONFIG_PATH=$path pkg-config --variable=libdir duckdb 2>/dev/null || true)
    if [ -z "$folder" ] || [ ! -e "$folder/libduckdb.so" ]; then return; fi
    system_library=$(realpath "$folder/libduckdb.so")
    found="pkg-config"
  fi
  local version
  version=$(library_version "$system_library" 2>/dev/null) || version=""
  if [ -z "$version" ] || ! at_least "$version" "$oldest_duckdb"; then
    stop 3 "the DuckDB that $found names is ${version:-not loadable}; Mercer needs $oldest_duckdb or newer." \
      "It is $system_library." \
      "Update it, or hide it from this script (unset DUCKDB_HOME, PKG_CONFIG_PATH) to use the pinned one."
  fi
  system_version=$version
}

# Downloads one pinned wheel unless it is there, and refuses any other bytes.
download() { # <wheel platform> <package> <sha256> <file>
  local file=$downloads/$4
  if [ ! -e "$file" ]; then
    say "downloading $2"
    if ! python3 -m pip download --quiet --no-deps --only-binary :all: --disable-pip-version-check \
      --python-version 3.11 --implementation cp --abi cp311 --abi none --platform "$1" \
      --dest "$downloads" "$2" >"$deps/pip.log" 2>&1; then
      tail -n 5 "$deps/pip.log" >&2
      stop 3 "$2 could not be downloaded." \
        "Check the network and pip's settings (pip config list), or put the file" \
        "$4 into .deps/downloads yourself."
    fi
    [ -e "$file" ] || stop 3 "pip downloaded $2, but not as $4." "See .deps/downloads and scripts/pins.txt."
  fi
  if ! echo "$3  $file" | sha256sum --check --status; then
    rm -f "$file"
    stop 3 "$4 does not have the sha256 that scripts/pins.txt pins; it was removed." \
      "Run this again. If it happens twice, something between you and the package index changes files."
  fi
}

# Makes a plain libduckdb.so of the Python module: it exports the whole C API, and the only Python in it
# is some 200 symbols that the C API never reaches. A stub library defines them.
build_library() { # <unpacked wheel> <destination>
  local module=("$1"/_duckdb*.so)
  cp "${module[0]}" "$2/libduckdb.so"
  nm -D --undefined-only "$2/libduckdb.so" | awk '{ print $NF }' | grep -E '^_?Py' | sort -u |
    sed 's/.*/char &[512];/' >"$2/pystub.c"
  cc -shared -fPIC -w -ffreestanding -nostdlib -fno-builtin -Wl,-soname,libpystub.so -o "$2/libpystub.so" "$2/pystub.c"
  # One change a run: patchelf 0.14 writes the same string for all when given several.
  patchelf --set-soname libduckdb.so "$2/libduckdb.so"
  patchelf --add-needed libpystub.so "$2/libduckdb.so"
  patchelf --set-rpath '$ORIGIN' "$2/libduckdb.so"
  chmod 755 "$2/libduckdb.so"
  rm "$2/pystub.c"
}

take_extension() { # <name> <unpacked wheel> <destination>
  local found
  found=$(find "$2" -name "$1.duckdb_extension" -o -name "$1.duckdb_extension.gz" | head -n 1)
  case $found in
    "") stop 3 "the wheel of the $1 extension holds no $1.duckdb_extension." ;;
    *.gz) gunzip -c "$found" >"$3/$1.duckdb_extension" ;;
    *) cp "$found" "$3/$1.duckdb_extension" ;;
  esac
}

fill() {
  local work machine_name platform package sha256 file name version=""
  work=$(mktemp -d "$deps/work.XXXXXX")
  trap "rm -rf '$work'" EXIT
  mkdir -p "$downloads" "$work/lib/duckdb_extensions" "$work/lib/pkgconfig"

  find_system_library
  if [ -n "$system_library" ]; then
    say "using the DuckDB $system_version of this system: $system_library"
    ln -s "$system_library" "$work/lib/libduckdb.so"
    # It may be one that this script made, in another checkout.
    local stub=${system_library%/*}/libpystub.so
    if [ -e "$stub" ]; then ln -s "$stub" "$work/lib/libpystub.so"; fi
    version=$system_version
  fi

  while read -r machine_name platform package sha256 file; do
    if [ "$machine_name" != "$machine" ]; then continue; fi
    name=${package%%==*}
    if [ -n "$system_library" ]; then
      if [ "$name" = duckdb ]; then continue; fi
      if [ "$version" != "${package##*==}" ]; then
        say "no ${name#duckdb-extension-} extension: the pinned one is for DuckDB ${package##*==}, yours is $version"
        continue
      fi
    fi
    download "$platform" "$package" "$sha256" "$file"
    mkdir "$work/wheel"
    python3 -m zipfile -e "$downloads/$file" "$work/wheel"
    case $name in
      duckdb) build_library "$work/wheel" "$work/lib"; version=${package##*==} ;;
      *) take_extension "${name#duckdb-extension-}" "$work/wheel" "$work/lib/duckdb_extensions" ;;
    esac
    rm -rf "$work/wheel"
  done < <(grep -v '^#' scripts/pins.txt)

  (cd "$work/lib/duckdb_extensions" && find . -name '*.duckdb_extension' -printf '%P\n' | sort |
    xargs -r sha256sum >SHA256SUMS)
  cat >"$work/lib/pkgconfig/duckdb.pc" <<END
libdir=\${pcfiledir}/..

Name: duckdb
Description: DuckDB, the embedded analytical database
Version: $version
Libs: -L\${libdir} -lduckdb
END
  local loaded
  loaded=$(library_version "$work/lib/libduckdb.so") ||
    stop 3 "the new libduckdb.so does not load on this machine." "The line above says why; it needs glibc 2.28 or newer."
  [ "$loaded" = "$version" ] || stop 3 "the new libduckdb.so says it is $loaded, and not $version."

  rm -rf "$lib"
  mv "$work/lib" "$lib"
}

# --- in order -----------------------------------------------------------------------------------

check_system
mkdir -p "$deps"
exec 9>"$deps/lock"
if has flock; then flock 9; fi

wanted=$(cat scripts/setup.sh scripts/pins.txt - <<<"${DUCKDB_HOME:-}" | sha256sum)
ready=false
if [ -e "$lib/libduckdb.so" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then ready=true; fi

if $ready; then needs_pip=false; else needs_pip=true; fi
mapfile -t packages < <(missing_packages $needs_pip | tr ' ' '\n')
if [ ${#packages[@]} -gt 0 ]; then install_packages "${packages[@]}"; fi
has swift || check_swift

if ! $ready; then
  check_swift
  fill
  echo "$wanted" >"$stamp"
fi
if ! $ready || ! $quiet; then
  say "ready: DuckDB $(sed -n 's/^Version: //p' "$lib/pkgconfig/duckdb.pc") in .deps"
fi
