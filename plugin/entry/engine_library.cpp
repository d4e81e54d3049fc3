// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/entry/engine_library.h"

#include "plugin/entry/installation.h"
#include "xemap/base/error.h"

#include <QFile>
#include <QFileInfo>

#include <dlfcn.h>
#include <mutex>

namespace xemap::entry {

namespace {

QString locateEngine() {
  const QStringList candidates = engineCandidates();
  for (const QString &path : candidates) {
    if (QFileInfo(path).isFile())
      return path;
  }
  throw Error(ErrorCode::NotFound, "XeMap's engine is not installed: looked for " +
                                       candidates.join(QLatin1String(" and ")).toStdString() +
                                       "; the environment variable XEMAP_ENGINE can name it");
}

infer::CreateEngineFunction loadEntryPoint() {
  const QString path = locateEngine();
  // Names stay local: LibTorch brings libraries of which QGIS may have other versions.
  void *library = dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL);
  void *symbol = library != nullptr ? dlsym(library, infer::createEngineSymbol) : nullptr;
  if (symbol == nullptr) {
    const char *reason = dlerror();
    throw Error(ErrorCode::Unsupported, path.toStdString() + ": cannot be loaded as XeMap's engine: " +
                                            (reason != nullptr ? reason : "no reason given"));
  }
  return reinterpret_cast<infer::CreateEngineFunction>(symbol);
}

} // namespace

std::unique_ptr<infer::Engine> createEngineFromLibrary(const infer::EngineOptions &options) {
  static std::mutex sMutex;
  static infer::CreateEngineFunction sCreate = nullptr;
  {
    const std::lock_guard<std::mutex> lock(sMutex);
    if (sCreate == nullptr)
      sCreate = loadEntryPoint();
  }
  return std::unique_ptr<infer::Engine>(sCreate(options));
}

} // namespace xemap::entry
