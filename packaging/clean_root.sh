#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Proves that a bare machine can do it: makes a minimal Debian root, clones the last commit into it and runs a script there.
#   packaging/clean_root.sh RELEASE DIR [SCRIPT [ARGUMENTS...]]      RELEASE: bookworm or trixie; SCRIPT: packaging/test.sh
# Needs root, and 10 GB in DIR, which is left for a look; DIR/project holds the clone.
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

usage='usage: clean_root.sh RELEASE DIR [SCRIPT [ARGUMENTS...]]'
release=${1:?$usage} root=${2:?$usage}
shift 2
[ $# -gt 0 ] || set -- packaging/test.sh
[ "$(id -u)" -eq 0 ] || die "needs root"
[ ! -e "$root/etc/debian_version" ] || die "$root holds a root already; remove it or name another folder"

# The mirror is the one this machine already uses: no host is written in a file of the project.
# shellcheck disable=SC2016  # the fields are apt's
mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(RELEASE)' 'Created-By: Packages' |
  awk '$2 == "Debian" && $3 !~ /-/ && !found++ { print $1 }')
[ -n "$mirror" ] || die "no Debian mirror found in the apt sources of this machine (does apt-get update work?)"
command -v debootstrap >/dev/null ||
  quietly "$root/debootstrap.log" apt-get install -qy --no-install-recommends debootstrap

step "make a minimal $release root in $root"
quietly "$root/debootstrap.log" debootstrap --variant=minbase "$release" "$root" "$mirror"
# How this machine reaches the network holds in the root as well.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir -p "$root/etc/apt/apt.conf.d"
apt-config dump | grep -E '^Acquire::(http|https)::Proxy ' >"$root/etc/apt/apt.conf.d/90proxy" || true

step "clone the last commit"
git clone -q --depth 1 "file://$top" "$root/clone"

step "run $* in it"
begin=$SECONDS
status=0
"$top/packaging/in_root.sh" "$root" "$root/clone" "/project/$1" "${@:2}" || status=$?
step "exit code $status after $(((SECONDS - begin) / 60)) min $(((SECONDS - begin) % 60)) s"
exit "$status"
