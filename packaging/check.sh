#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The quick check before a commit: form, rules, build and unit tests of library and command.
#   packaging/check.sh
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

"$top/packaging/dependencies.sh" core
step "form and rules"
"$top/tests/lint/format.sh" || [ $? -eq 77 ]
"$top/tests/lint/lint.py"
exec "$top/packaging/suite.sh" core "${XEMAP_BUILD_DIR:-$top/build}/core" --label-regex '^unit$'
