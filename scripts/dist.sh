#!/usr/bin/env bash
# Packs Mercer into one archive that runs wherever it is unpacked: .build/mercer-<version>-linux-<machine>.tar.gz
#
# The archive holds the program (with Swift's own library inside), every shared library it needs but glibc, DuckDB's
# extensions, the bundles, completions, the documents and the licences. The same sources give the same archive.
# Needs what `make setup` puts in place. Exit codes: 0 done, 3 something in the environment is in the way.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly scratch=$PWD/.build/dist
stop() { printf 'dist: %s\n' "$@" >&2; exit 3; }
for tool in patchelf objdump strip gzip tar ldd; do
  command -v "$tool" >/dev/null || stop "$tool is missing; install patchelf and binutils."
done

swift build -c release --product mercer --static-swift-stdlib --scratch-path "$scratch" "$@" >&2
built=$(swift build -c release --product mercer --static-swift-stdlib --scratch-path "$scratch" "$@" --show-bin-path)

# Here the program lies one folder deeper than where it looks for the engine.
export LD_LIBRARY_PATH=$PWD/.deps/lib
version=$("$built/mercer" --version | awk '{ print $2 }')
name=mercer-$version-linux-$(uname -m)
stage=$scratch/stage/$name
rm -rf "$scratch/stage"
mkdir -p "$stage"/{bin,lib,share/mercer,share/man/man1,share/doc/mercer/licences} \
  "$stage"/share/{bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}

# --- the program and what it reads -------------------------------------------------------------

cp "$built/mercer" "$stage/bin/mercer"
# Files that modules bring with them; Swift looks for them beside the program.
find "$built" -maxdepth 1 -name '*.resources' -exec cp -R {} "$stage/bin/" \;
cp -R .deps/lib/duckdb_extensions "$stage/lib/"
git ls-files -z bundles | xargs -0 -I{} cp --parents {} "$stage/share/mercer/"

# --- libraries ---------------------------------------------------------------------------------

# glibc and its loader belong to the system; everything else comes along, with what it needs itself.
closure() { # of the files named
  ldd "$@" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | sort -u |
    grep -Ev '/(ld-linux[^/]*|lib(c|m|dl|pthread|rt|resolv|util|anl|nsl|nss_[a-z]+))\.so'
}
licence_of() { # <library>
  local package
  package=$(dpkg -S "$(realpath "$1")" 2>/dev/null || dpkg -S "*/$(basename "$(realpath "$1")")" 2>/dev/null || true)
  package=$(head -n 1 <<<"$package" | cut -d: -f1)
  if [ -n "$package" ] && [ -e "/usr/share/doc/$package/copyright" ]; then
    cp "/usr/share/doc/$package/copyright" "$stage/share/doc/mercer/licences/$package.txt"
  else
    echo "dist: no licence found for $1" >&2
  fi
}
if ldd "$built/mercer" | grep -q 'not found'; then
  ldd "$built/mercer" | grep 'not found' >&2
  stop "a library is missing; run make setup."
fi
while read -r library; do
  cp -L "$library" "$stage/lib/$(basename "$library")"
  case $library in
    "$PWD/.deps/"*) ;;
    *) licence_of "$library" ;;
  esac
done < <(closure "$built/mercer")
unset LD_LIBRARY_PATH
chmod 755 "$stage"/lib/*.so*
for library in "$stage"/lib/*.so*; do patchelf --set-rpath '$ORIGIN' "$library"; done
patchelf --set-rpath '$ORIGIN/../lib' "$stage/bin/mercer"
strip --strip-debug "$stage/bin/mercer"
# Nothing may point at the machine it was built on.
for file in "$stage/bin/mercer" "$stage"/lib/*.so*; do
  path=$(patchelf --print-rpath "$file")
  case $path in '$ORIGIN' | '$ORIGIN/../lib') ;; *) stop "${file#"$stage/"} looks for libraries in $path" ;; esac
done

# --- documents ---------------------------------------------------------------------------------

glibc=$(objdump -T "$stage/bin/mercer" "$stage"/lib/*.so* "$stage"/lib/duckdb_extensions/*.duckdb_extension 2>/dev/null |
  grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
cp README.md CHANGELOG.md "$stage/share/doc/mercer/"
git ls-files -z docs | xargs -0 -I{} cp --parents {} "$stage/share/doc/mercer/"
for wheel in .deps/downloads/duckdb-*.whl; do
  [ -e "$wheel" ] || continue
  python3 -c '
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    names = [name for name in wheel.namelist() if name.split("/")[-1].upper().startswith("LICENSE")]
    sys.stdout.buffer.write(b"\n".join(wheel.read(name) for name in names))' "$wheel" \
    >"$stage/share/doc/mercer/licences/duckdb.txt"
done
for licence in "$(dirname "$(realpath "$(command -v swift)")")"/../share/swift/LICENSE.txt /opt/swift/usr/share/swift/LICENSE.txt; do
  if [ -e "$licence" ]; then cp "$licence" "$stage/share/doc/mercer/licences/swift.txt"; break; fi
done
cat >"$stage/README.txt" <<END
Mercer $version, built for Linux on $(uname -m) with ${glibc/_/ } or newer. Nothing else has to be installed.

    bin/mercer --version
    bin/mercer run --project share/mercer/bundles/three-csv --lake ~/lake

Put this folder where you like; it may be read-only. To have it on the PATH for everybody:

    sudo tar -xzf $name.tar.gz -C /opt
    sudo ln -sfn /opt/$name /opt/mercer
    sudo ln -sf /opt/mercer/bin/mercer /usr/local/bin/mercer

bin/mercer doctor checks the installation. Documents and licences are in share/doc/mercer.
END
"$stage/bin/mercer" help --json >"$scratch/commands.json"
"$stage/bin/mercer" completion bash >"$stage/share/bash-completion/completions/mercer"
"$stage/bin/mercer" completion zsh >"$stage/share/zsh/site-functions/_mercer"
"$stage/bin/mercer" completion fish >"$stage/share/fish/vendor_completions.d/mercer.fish"
python3 scripts/manual.py "$version" <"$scratch/commands.json" | gzip -9n >"$stage/share/man/man1/mercer.1.gz"

# --- the archive -------------------------------------------------------------------------------

find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f ! -perm -u+x -exec chmod 644 {} +
archive=$PWD/.build/$name.tar.gz
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
tar -C "$scratch/stage" --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner --format=gnu -cf - "$name" |
  gzip -9n >"$archive.partial"
mv "$archive.partial" "$archive"
(cd .build && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$archive"
