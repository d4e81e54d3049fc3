#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what XeMap needs to build, run and be tested on Debian 12 or 13. A machine that has it all is left alone.
#   packaging/dependencies.sh [trainer|core|full]     trainer: the program that trains; core: library, command and tests; full
#                                                     (default): QGIS, both Qts, Xvfb as well
set -euo pipefail

trainer=(g++ cmake ninja-build libtorch-dev libopenblas0-pthread libssl-dev libcli11-dev nlohmann-json3-dev)
core=(g++ cmake ninja-build ccache pkgconf ca-certificates git python3
  libtorch-dev libopenblas0-pthread libgdal-dev gdal-bin libtiff-dev libgeos-dev libproj-dev proj-data libssl-dev
  libicu-dev libgumbo-dev zlib1g-dev libzip-dev libcli11-dev nlohmann-json3-dev libgtest-dev libgmock-dev libbenchmark-dev)
full=(qgis libqgis-dev python3-qgis qtbase5-dev qttools5-dev qttools5-dev-tools libqt5svg5-dev
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev
  xvfb xauth xdotool imagemagick fonts-dejavu-core fonts-open-sans procps)

# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-unknown}")
# The versions that judge the sources' form; those of other releases judge otherwise.
[ "$codename" != bookworm ] || core+=(clang-format-14 shellcheck)

die() { echo "dependencies.sh: $*" >&2; exit 1; }

set=${1:-full}
case "$set" in
  trainer) wanted=("${trainer[@]}") ;;
  core) wanted=("${core[@]}") ;;
  full) wanted=("${core[@]}" "${full[@]}") ;;
  *) echo "dependencies.sh: expected 'trainer', 'core' or 'full', found '$set'" >&2; exit 2 ;;
esac

command -v apt-get >/dev/null || die "needs a Debian 12 or 13 machine; apt-get was not found"
minimumQgis=3.40
# Debian 12 carries QGIS 3.22; its backports carry 3.40.
backported=(qgis libqgis-dev python3-qgis)

declare -A installed # package -> version
while read -r status package version; do
  [ "$status" != installed ] || installed[$package]=$version
done < <(dpkg-query -W -f '${db:Status-Status} ${Package} ${Version}\n' "${wanted[@]}" 2>/dev/null)

fromRelease=()
fromBackports=()
for package in "${wanted[@]}"; do
  version=${installed[$package]:-}
  if [ "$codename" = bookworm ] && [[ " ${backported[*]} " == *" $package "* ]]; then
    [ -n "$version" ] && dpkg --compare-versions "$version" ge "$minimumQgis" || fromBackports+=("$package")
  else
    [ -n "$version" ] || fromRelease+=("$package")
  fi
done
missing=("${fromRelease[@]}" "${fromBackports[@]}")
[ ${#missing[@]} -gt 0 ] || exit 0

asRoot=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || die "needs root or sudo to install: ${missing[*]}"
  asRoot=(sudo)
fi

echo "installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
aptGet() {
  "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=600 "$@" </dev/null >>"$log" 2>&1
}
install() { aptGet install --no-install-recommends "$@" || { tail -n 25 "$log" >&2; die "failed: apt-get install $*"; }; }
# A foreign source that does not answer need not matter; where it does, the install that follows says so.
update() { aptGet update || true; }

update
if [ ${#fromBackports[@]} -gt 0 ]; then
  # shellcheck disable=SC2016  # the fields are apt's
  sources() { apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(ORIGIN)' 'Created-By: Packages'; }
  if ! sources | grep -q ' bookworm-backports '; then
    # The mirror is the one this machine already uses: no host is written in a file of the project.
    mirror=$(sources | awk '$2 == "bookworm" && $3 == "Debian" && !found++ { print $1 }')
    [ -n "$mirror" ] || die "no Debian mirror found in the apt sources of this machine"
    echo "deb $mirror bookworm-backports main" |
      "${asRoot[@]}" tee /etc/apt/sources.list.d/xemap-backports.list >/dev/null
    update
  fi
  install -t bookworm-backports "${fromBackports[@]}"
fi
[ ${#fromRelease[@]} -eq 0 ] || install "${fromRelease[@]}"
