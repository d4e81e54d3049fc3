// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/shown_example.h"

#include <QString>

namespace xemap::examples {

/// What an example is, in a few words, such as its size on the ground.
QString describe(const ui::ShownExample &example);

} // namespace xemap::examples
