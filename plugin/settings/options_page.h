// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgsoptionswidgetfactory.h>

namespace xemap::ui {
class SettingsPage;
}

namespace xemap::settings {

/// The page "XeMap" of QGIS's options.
class OptionsPage final : public QgsOptionsPageWidget {
  Q_OBJECT

public:
  explicit OptionsPage(QWidget *parent);

  bool isValid() override;
  void apply() override;

Q_SIGNALS:
  void applied();

private:
  ui::SettingsPage *mPage;
};

/// Makes the page whenever QGIS opens its options.
class OptionsFactory final : public QgsOptionsWidgetFactory {
  Q_OBJECT

public:
  /// Names the page, for those who ask QGIS to open its options there.
  static QString pageName();

  OptionsFactory();

  QgsOptionsPageWidget *createWidget(QWidget *parent) const override;

Q_SIGNALS:
  /// The settings were saved.
  void applied() const;
};

} // namespace xemap::settings
