#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes a QGIS profile in which nothing asks, calls home or moves, so that a script can drive the program.
#   packaging/qgis_profile.sh PROFILES_FOLDER PROFILE [PLUGIN_LIBRARY]
# Start QGIS with `--profiles-path PROFILES_FOLDER --profile PROFILE`. Nothing of the user's own QGIS is read or changed.
set -euo pipefail

usage='usage: qgis_profile.sh PROFILES_FOLDER PROFILE [PLUGIN_LIBRARY]'
folder=${1:?$usage}/profiles/${2:?$usage}/QGIS plugin=${3:-}
mkdir -p "$folder"
{
  if [ -n "$plugin" ]; then
    name=$(basename "$plugin" .so)
    printf '[plugins]\nsearchPathsForPlugins=%s\n\n[Plugins]\n%s=true\n\n' "$(dirname "$plugin")" "$name"
  fi
  # Without the news feed, because QGIS 3.40 crashes when it quits within 30 s of having asked for news.
  cat <<'INI'
[PythonPlugins]
processing=false

[app]
askToSaveMemoryLayers=false
plugin_installer\checkOnStart=false

[core]
httpsfeedqgisorg\disabled=true
INI
} >"$folder/QGIS3.ini"
