#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Times the plugin in the real QGIS desktop: a start of QGIS with and without it, questions about 1000 x 1000 pixels, and
# how map and outlines of a result of ten million pixels follow the threshold, and for how long the window handles no event
# while the plugin does this or that; and what a correction by an example takes.
#   tests/bench/desktop.sh PLUGIN_LIBRARY RASTER WORK_FOLDER [STARTS]      STARTS: of either kind (default: 5); 0 times
#                                                                          corrections alone
# RASTER holds at least 1000 x 1000 pixels. Starts with and without the plugin alternate. Without a display it brings its own.
set -euo pipefail

usage='usage: desktop.sh PLUGIN_LIBRARY RASTER WORK_FOLDER [STARTS]'
plugin=$(realpath "${1:?$usage}") raster=$(realpath "${2:?$usage}") work=${3:?$usage} starts=${4:-5}
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${DISPLAY:-}" ]; then
  exec xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' "$0" "$plugin" "$raster" "$work" "$starts"
fi
rm -rf "$work"
mkdir -p "$work/runtime"
work=$(realpath "$work")
chmod 700 "$work/runtime"

# run NAME WHAT [PLUGIN]: one start of QGIS, which does WHAT of desktop_bench.py, or all of desktop_operations.py or
# desktop_corrections.py; prints what that reports.
run() {
  "$here/../../packaging/qgis_profile.sh" "$work/$1" bench "${3:-}"
  rm -f "$work/report.txt"
  local script=desktop_bench.py
  case $2 in operations | corrections) script=desktop_$2.py ;; esac
  PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 XDG_RUNTIME_DIR="$work/runtime" \
    XEMAP_BENCH_WHAT=$2 XEMAP_BENCH_FOLDER="$work" XEMAP_BENCH_REPORT="$work/report.txt" \
    XEMAP_BENCH_START="$(date +%s.%N)" timeout --kill-after=10 300 qgis --nologo --noversioncheck \
    --profiles-path "$work/$1" --profile bench --code "$here/$script" >"$work/$1.log" 2>&1 || true
  cat "$work/report.txt" 2>/dev/null || { tail -n 20 "$work/$1.log" >&2; echo "desktop.sh: $1: no report" >&2; exit 1; }
}

for offset in 0 1 2; do
  gdal_translate -q -srcwin $((offset * 100)) 0 1000 1000 "$raster" "$work/view$offset.tif"
done

if [ "$starts" -eq 0 ]; then
  run corrections corrections "$plugin"
  exit
fi

gdal_translate -q -outsize 3600 2800 -r bilinear "$raster" "$work/large.tif"

# The first start of a profile is longer: it makes the profile.
run with start "$plugin" >/dev/null
run without start >/dev/null
for ((i = 0; i < starts; ++i)); do
  run with start "$plugin" >>"$work/with.txt"
  run without start >>"$work/without.txt"
done
median() { sort -g "$1" | awk '{ value[NR] = $1 } END { printf "%.2f s (%.2f to %.2f)", value[int((NR + 1) / 2)], value[1], value[NR] }'; }
echo "start of QGIS without the plugin, median of $starts: $(median "$work/without.txt")"
echo "start of QGIS with the plugin, median of $starts: $(median "$work/with.txt")"
run queries queries "$plugin"
run operations operations "$plugin"
run corrections corrections "$plugin"
