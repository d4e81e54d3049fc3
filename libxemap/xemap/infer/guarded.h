// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <new>
#include <string>

#include <c10/util/Exception.h>

#include "xemap/base/error.h"

namespace xemap::infer {

/// Runs `work` and turns what LibTorch and the allocator throw into the project's own error.
template <typename Work> auto guarded(const char *doing, const Work &work) -> decltype(work()) {
  const auto outOfMemory = [&] { return Error(ErrorCode::OutOfMemory, std::string("not enough memory for ") + doing); };
  try {
    return work();
  } catch (const Error &) {
    throw;
  } catch (const std::bad_alloc &) {
    throw outOfMemory();
  } catch (const c10::Error &error) {
    const std::string message = error.what_without_backtrace();
    if (message.find("can't allocate memory") != std::string::npos)
      throw outOfMemory();
    throw Error(ErrorCode::Internal, std::string(doing) + ": " + message.substr(0, message.find('\n')));
  } catch (const std::exception &error) {
    throw Error(ErrorCode::Internal, std::string(doing) + ": " + error.what());
  }
}

} // namespace xemap::infer
