// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace xemap::ui {

/// A ground resolution in metres per pixel, or "Native": that of the layer. An emptied box is native too.
class ResolutionSpinBox : public QDoubleSpinBox {
  Q_OBJECT

public:
  static constexpr double maxMetres = 10000.0;

  explicit ResolutionSpinBox(QWidget *parent = nullptr);

  /// None: native.
  std::optional<double> gsdMetres() const;
  /// None, and what is no positive number: native.
  void setGsdMetres(std::optional<double> metres);
  /// The layer's resolution, shown beside "Native" and where stepping starts; none: unknown.
  void setNativeGsd(std::optional<double> metres);

  void stepBy(int steps) override;
  QString textFromValue(double value) const override;
  double valueFromText(const QString &text) const override;
  QValidator::State validate(QString &input, int &position) const override;

private:
  bool isEmptied(const QString &text) const;

  std::optional<double> mNativeGsd;
};

} // namespace xemap::ui
