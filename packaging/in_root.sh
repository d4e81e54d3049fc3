#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs a command in a Debian root, with a source tree bound at /project. Needs root.
#   packaging/in_root.sh ROOT SOURCE COMMAND...
# The mounts live in a namespace of their own: none outlasts the command, none of an earlier run is met.
set -euo pipefail

usage='usage: in_root.sh ROOT SOURCE COMMAND...'
root=${1:?$usage} tree=${2:?$usage}
: "${3:?$usage}"

if [ -z "${XEMAP_IN_NAMESPACE:-}" ]; then
  XEMAP_IN_NAMESPACE=1 exec unshare --mount --propagation private "$0" "$@"
fi
for folder in proc sys dev; do
  mountpoint -q "$root/$folder" || mount --rbind "/$folder" "$root/$folder"
done
mkdir -p "$root/project"
mount --bind "$tree" "$root/project"
exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin CI="${CI:-}" "${@:3}"
