// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QTranslator>

namespace xemap::start {

/// Has texts translated into QGIS's language while it lives; they stay English where there is no translation.
///
/// Threads: the main thread.
class Translation final {
public:
  Translation();
  ~Translation();
  Translation(const Translation &) = delete;
  Translation &operator=(const Translation &) = delete;

private:
  QTranslator mTranslator;
};

} // namespace xemap::start
