// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_error.h"

#include <algorithm>

#include <cpl_error.h>

namespace xemap::raster {

namespace {

std::string onOneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const auto end = text.find_last_not_of(" .");
  return end == std::string::npos ? std::string() : text.substr(0, end + 1);
}

void CPL_STDCALL handleError(CPLErr severity, CPLErrorNum, const char *text) {
  const std::string line = onOneLine(text);
  // GDAL fills the rest of a cut-off JPEG with grey: before 3.10 it only warns of it.
  const bool isCutOff = severity >= CE_Warning && line.find("Premature end") != std::string::npos;
  // Drivers try the older form of a CRS first, and go on with WKT2.
  const bool mended = line.find("can only be exported to WKT2") != std::string::npos;
  if ((severity >= CE_Failure && !mended) || isCutOff)
    static_cast<GdalErrorScope *>(CPLGetErrorHandlerUserData())->fail(line, isCutOff);
}

} // namespace

GdalErrorScope::GdalErrorScope() {
  CPLPushErrorHandlerEx(handleError, this);
  // Debug output asked for by the host keeps going where the host sends it.
  CPLSetCurrentErrorHandlerCatchDebug(FALSE);
  CPLErrorReset();
}

GdalErrorScope::~GdalErrorScope() {
  CPLPopErrorHandler();
  CPLErrorReset();
}

std::string GdalErrorScope::message() const {
  return mMessage.empty() ? "unknown reason" : mMessage;
}

void GdalErrorScope::fail(const std::string &line, bool isCutOff) {
  mIsCutOff = mIsCutOff || isCutOff;
  if (!mFailed)
    mMessage = line;
  mFailed = true;
}

} // namespace xemap::raster
