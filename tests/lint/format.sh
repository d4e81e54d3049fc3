#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Checks that every source is as clang-format 14 writes it, and every script as shellcheck likes it; names the files that
# are not. With --fix the sources are rewritten.
#   tests/lint/format.sh [--fix]      exits with 77 where neither program is installed
set -euo pipefail
cd "$(dirname "$0")/../.."

sources() { find libxemap plugin ui tests \( -name '*.h' -o -name '*.cpp' \) -print0; }
status=77
# Other versions format otherwise.
if formatter=$(command -v clang-format-14); then
  status=0
  [ "${1:-}" != --fix ] || sources | xargs -0 "$formatter" -i
  sources | xargs -0 "$formatter" --dry-run 2>&1 | { grep -oE '^[^: ]+:[0-9]+' || true; } |
    awk -F: '!seen[$1]++ { print $1 ":" $2 ": format: run tests/lint/format.sh --fix"; bad = 1 } END { exit bad }' || status=1
fi
if command -v shellcheck >/dev/null; then
  [ "$status" -ne 77 ] || status=0
  find .ci/run packaging tests -type f \( -name '*.sh' -o -name run \) -print0 | xargs -0 shellcheck -x || status=1
fi
exit "$status"
