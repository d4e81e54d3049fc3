// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/settings_form.h"

namespace xemap::settings {

/// What the analyst set on the settings page, from the user profile; defaults where nothing or nonsense was kept.
ui::SettingsForm loadSettings();
void saveSettings(const ui::SettingsForm &form);

} // namespace xemap::settings
