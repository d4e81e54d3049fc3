// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/processing/algorithm.h"

#include <qgsprocessingprovider.h>

namespace xemap::processing {

/// The algorithms of XeMap in QGIS' toolbox, scripts and models; see docs/processing.md.
class Provider final : public QgsProcessingProvider {
  Q_OBJECT

public:
  explicit Provider(std::shared_ptr<engine::EngineHost> engines);

  QString id() const override { return QStringLiteral("xemap"); }
  QString name() const override { return QStringLiteral("XeMap"); }
  QString versionInfo() const override;
  QIcon icon() const override;
  QString svgIconPath() const override;
  QStringList supportedOutputRasterLayerExtensions() const override;
  void loadAlgorithms() override;

  /// Cancels the algorithms under way and waits for them.
  void end();

private:
  Workshop mWorkshop;
};

} // namespace xemap::processing
