// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/engine/engine_library.h"

#include "plugin/engine/installation.h"
#include "plugin/layer/layer_text.h"

#include <QFile>
#include <QFileInfo>

#include <dlfcn.h>
#include <mutex>

namespace xemap::engine {

namespace {

struct EngineText {
  Q_DECLARE_TR_FUNCTIONS(xemap::engine::EngineText)
};

QString locateEngine() {
  const QStringList candidates = engineCandidates();
  for (const QString &path : candidates) {
    if (QFileInfo(path).isFile())
      return path;
  }
  throw layer::problem(
      ErrorCode::NotFound,
      EngineText::tr(
          "XeMap's engine is not installed: looked for %1; the environment variable XEMAP_ENGINE can name it")
          .arg(candidates.join(EngineText::tr(" and "))));
}

[[noreturn]] void refuse(const QString &path) {
  const char *reason = dlerror();
  throw layer::problem(ErrorCode::Unsupported, EngineText::tr("%1: cannot be loaded as XeMap's engine: %2")
                                                   .arg(path, reason != nullptr ? QString::fromLocal8Bit(reason)
                                                                                : EngineText::tr("no reason given")));
}

std::mutex sMutex;
void *sLibrary = nullptr; ///< Null before the first question.

/// The engine library; loaded once.
void *loadedLibrary() {
  const std::lock_guard<std::mutex> lock(sMutex);
  if (sLibrary == nullptr) {
    const QString path = locateEngine();
    // Names stay local: LibTorch brings libraries of which QGIS may have other versions.
    sLibrary = dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL);
    if (sLibrary == nullptr)
      refuse(path);
  }
  return sLibrary;
}

template <typename Function> Function entryPoint(const char *symbol) {
  void *found = dlsym(loadedLibrary(), symbol);
  if (found == nullptr)
    refuse(locateEngine());
  return reinterpret_cast<Function>(found);
}

} // namespace

std::string loadedTorchVersion() {
  const std::lock_guard<std::mutex> lock(sMutex);
  if (sLibrary == nullptr)
    return {};
  const auto ask = reinterpret_cast<infer::TorchVersionFunction>(dlsym(sLibrary, infer::torchVersionSymbol));
  return ask != nullptr ? ask() : "unknown";
}

std::unique_ptr<infer::Engine> createEngineFromLibrary(const infer::EngineOptions &options) {
  return std::unique_ptr<infer::Engine>(entryPoint<infer::CreateEngineFunction>(infer::createEngineSymbol)(options));
}

std::optional<importer::ImportedModel> importClipWithLibrary(const importer::ImportRequest &request,
                                                             Feedback &feedback) {
  importer::ImportedModel model;
  if (!entryPoint<importer::ImportClipFunction>(importer::importClipSymbol)(request, feedback, model))
    return std::nullopt;
  return model;
}

} // namespace xemap::engine
