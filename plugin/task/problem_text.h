// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <exception>
#include <new>

namespace xemap::task {

/// What the exception being handled says; called in a catch block.
inline QString problemText(const QString &noMemory, const QString &unknown) {
  try {
    throw;
  } catch (const std::bad_alloc &) {
    return noMemory;
  } catch (const std::exception &problem) {
    return QString::fromUtf8(problem.what());
  } catch (...) {
    return unknown;
  }
}

} // namespace xemap::task
