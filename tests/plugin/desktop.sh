#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Drives the plugin in the real QGIS desktop: with the real engine (a question, its layers, a screenshot; its algorithms from
# the Python console and in their dialog; an answer corrected by examples, and what they taught asked of another raster), and with an engine that takes as long as it is let (cancel, removed layer, unload and reload, quitting in the middle of a run).
#   desktop.sh QGIS PLUGIN_LIBRARY SLOW_ENGINE RASTER WORK_FOLDER
# Without a display it brings its own. What was checked is printed; the screenshot is WORK_FOLDER/screenshot.png.
set -euo pipefail

usage='usage: desktop.sh QGIS PLUGIN_LIBRARY SLOW_ENGINE RASTER WORK_FOLDER'
qgis=${1:?$usage} plugin=${2:?$usage} slowEngine=${3:?$usage} raster=${4:?$usage} work=${5:?$usage}
here=$(cd "$(dirname "$0")" && pwd)
[ -r "$raster" ] || { echo "desktop.sh: $raster: expected a raster, found nothing that can be read" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work/slow-models/slow"
echo '{}' >"$work/slow-models/slow/model.json"

screen=()
if [ -z "${DISPLAY:-}" ]; then
  screen=(xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24')
fi

# session NAME [VARIABLE=VALUE...]: one start of QGIS with a profile of its own; its report must end in "done".
session() {
  local name=$1 status=0
  shift
  local folder=$work/$name
  mkdir -p "$folder/runtime"
  chmod 700 "$folder/runtime"
  "$here/../../packaging/qgis_profile.sh" "$folder" test "$plugin"
  env "$@" XDG_RUNTIME_DIR="$folder/runtime" XEMAP_DESKTOP_SESSION="$name" XEMAP_DESKTOP_RASTER="$raster" \
    XEMAP_DESKTOP_FOLDER="$folder" XEMAP_DESKTOP_REPORT="$folder/report.txt" \
    "${screen[@]}" timeout --kill-after=10 300 "$qgis" --nologo --noversioncheck \
    --profiles-path "$folder" --profile test --code "$here/desktop_session.py" >"$folder/qgis.log" 2>&1 || status=$?
  cat "$folder/report.txt" 2>/dev/null || true
  if [ "$status" -ne 0 ] || [ "$(tail -n 1 "$folder/report.txt" 2>/dev/null)" != "$name: done" ]; then
    tail -n 30 "$folder/qgis.log" >&2
    echo "desktop.sh: session $name failed (QGIS ended with status $status)" >&2
    exit 1
  fi
  local left
  left=$(find "$folder" \( -path '*xemap/results/*' -o -path "$folder/xemap/*" \) -name '*.tmp*' -print)
  [ -z "$left" ] || { echo "desktop.sh: session $name left temporary files: $left" >&2; exit 1; }
}

session answer
cp "$work/answer/screenshot.png" "$work/screenshot.png"
session processing
session lesson
session lifecycle XEMAP_ENGINE="$slowEngine" XEMAP_MODEL_PATH="$work/slow-models"
