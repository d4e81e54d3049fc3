// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

namespace xemap::dock {

/// What the dock remembers, from the user profile; defaults where nothing or nonsense was kept.
ui::DockState loadDockState();
void saveDockState(const ui::DockState &state);

} // namespace xemap::dock
