#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds, links, loads and tests everything against a QGIS made with Qt 6, where there is one; else says so and exits 77.
#   packaging/qt6.sh BUILD_DIR
# It is looked for in this order:
#   QGIS_PREFIX_PATH   prefix of such a QGIS on this machine
#   XEMAP_QT6_ROOT     a Debian root with such a QGIS in its /opt/qgis-qt6 (default: xemap-qgis-qt6-root in TMPDIR); where
#                      there is none yet it is made by shared/qgis-qt6/make-root.sh beside the checkout (4 minutes, 4 GB)
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

results=${1:?usage: qt6.sh BUILD_DIR}
root=${XEMAP_QT6_ROOT:-${TMPDIR:-/tmp}/xemap-qgis-qt6-root}
makeRoot=$top/../shared/qgis-qt6/make-root.sh
prefixInRoot=/opt/qgis-qt6
buildInRoot=/var/tmp/xemap-build

skip() { step "qgis4: skipped: $*"; exit 77; }
usesQt6() { grep -qas 'libQt6Core\.so' "$1"/lib/libqgis_core.so "$1"/lib/*/libqgis_core.so; }
inRoot() { "$top/packaging/in_root.sh" "$root" "$top" "$@"; }

if [ -n "${QGIS_PREFIX_PATH:-}" ] && usesQt6 "$QGIS_PREFIX_PATH"; then
  exec "$top/packaging/suite.sh" qgis4 "$results"
fi

[ -e "$root$prefixInRoot" ] || [ -x "$makeRoot" ] ||
  skip "no QGIS made with Qt 6 here; name its prefix in QGIS_PREFIX_PATH or a root that holds one in XEMAP_QT6_ROOT"
[ "$(id -u)" -eq 0 ] || skip "entering the Debian root with the Qt 6 QGIS needs root"
unshare --mount true 2>/dev/null || skip "this machine does not allow mounts, which the Debian root needs"

mkdir -p "$results"
rm -f "$results/results.xml"
if [ ! -e "$root$prefixInRoot" ]; then
  step "qgis4: make the root with the Qt 6 QGIS in $root (about 4 minutes)"
  rm -rf --one-file-system "$root.part"
  quietly "$results/logs/root.log" unshare --mount --propagation private "$makeRoot" "$root.part"
  mv "$root.part" "$root"
fi

step "qgis4: dependencies"
inRoot /project/packaging/dependencies.sh core
status=0
inRoot env QGIS_PREFIX_PATH="$prefixInRoot" /project/packaging/suite.sh qgis4 "$buildInRoot" || status=$?
[ ! -e "$root$buildInRoot/results.xml" ] || cp "$root$buildInRoot/results.xml" "$results/"
exit "$status"
