#!/usr/bin/env bash
# Installs what building and testing needs on Debian 12, and only what is missing.
set -euo pipefail

packages=(gcc clang cmake ninja-build pkg-config python3 libsqlite3-dev libgumbo-dev libexpat1-dev
    libjansson-dev libutf8proc-dev zlib1g-dev libmicrohttpd-dev libcmocka-dev clang-format clang-tidy libclang-rt-14-dev gcovr)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
# A compiler, CMake or Python from elsewhere serves as well as Debian's.
for pair in gcc:gcc cmake:cmake python3:python3 ninja-build:ninja; do
    command -v "${pair#*:}" >/dev/null && missing=("${missing[@]/#${pair%:*}/}")
done
wanted=()
for package in "${missing[@]}"; do [ -n "$package" ] && wanted+=("$package"); done
[ ${#wanted[@]} -eq 0 ] && exit 0

echo "installing: ${wanted[*]}" >&2
run=()
[ "$(id -u)" -eq 0 ] || run=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -q >/dev/null
"${run[@]}" apt-get install -y -q --no-install-recommends "${wanted[@]}" >/dev/null
