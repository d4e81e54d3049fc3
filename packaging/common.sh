# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What the scripts of this folder share; they source it. Sets `top`, the root of the source tree.
set -euo pipefail
# shellcheck disable=SC2034
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The same run on a terminal, in a bare chroot and in CI: no stdin, a home, a UTF-8 locale.
exec </dev/null
: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME LC_ALL=C.UTF-8 LANG=C.UTF-8
unset XEMAP_REGENERATE CMAKE_BUILD_TYPE CMAKE_GENERATOR

name=$(basename "$0")
die() { echo "$name: $*" >&2; exit 1; }
step() { echo "== $(date +%T) $*"; }

# quietly LOG COMMAND...   Keeps the output in LOG and shows its end only when the command fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 || {
    local status=$?
    grep -aE '(error|Error|FAILED):? ' "$log" | head -n 20 >&2 || true
    tail -n 40 "$log" >&2
    echo "$name: failed: $* (whole log: $log)" >&2
    return $status
  }
}

# As many compilers at once as there are cores and memory for: a LibTorch source takes 2 GB.
jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 2097152) }' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  echo $((cores < memory ? cores : memory))
}

# onVirtualDisplay COMMAND...
onVirtualDisplay() {
  env -u WAYLAND_DISPLAY xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24 -nolisten tcp" "$@"
}
