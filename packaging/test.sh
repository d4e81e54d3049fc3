#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what is missing, builds, and runs every test. Ends with the number of tests that passed and failed.
#   packaging/test.sh [SUITE...]     default: all of
#     qgis3    library, command, ui and plugin with the QGIS of this machine (Qt 5)
#     ui-qt6   ui on this machine's Qt 6
#     qgis4    everything against a Qt 6 QGIS (see packaging/qt6.sh); where there is none, plugin-qt6
#     plugin-qt6  every plugin source compiled against this machine's Qt 6
#   also: core, asan, tsan (library and command alone)
# Environment: XEMAP_BUILD_DIR  where build folders go (default: build/)
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

here=$top/packaging
build=${XEMAP_BUILD_DIR:-$top/build}
suites=("$@")
[ $# -gt 0 ] || suites=(qgis3 ui-qt6 qgis4)

dependencies=core
for suite in "${suites[@]}"; do
  case "$suite" in
    core | asan | tsan) ;;
    qgis3 | ui-qt6 | plugin-qt6 | qgis4) dependencies=full ;;
    *) echo "$name: no suite '$suite'; expected core, asan, tsan, qgis3, ui-qt6, plugin-qt6 or qgis4" >&2; exit 2 ;;
  esac
done

step "dependencies"
"$here/dependencies.sh" "$dependencies"

failed=()
results=()
for suite in "${suites[@]}"; do
  status=0
  if [ "$suite" = qgis4 ]; then
    "$here/qt6.sh" "$build/qgis4" || status=$?
    [ "$status" -ne 77 ] || suite=plugin-qt6
  fi
  if [ "$suite" != qgis4 ]; then
    status=0
    "$here/suite.sh" "$suite" "$build/$suite" || status=$?
  fi
  [ "$status" -eq 0 ] || failed+=("$suite")
  [ ! -e "$build/$suite/results.xml" ] || results+=("$build/$suite/results.xml")
done

[ ${#failed[@]} -eq 0 ] || echo "$name: failed: ${failed[*]}" >&2
python3 "$here/count_tests.py" "${results[@]}" || failed+=(counting)
[ ${#failed[@]} -eq 0 ]
