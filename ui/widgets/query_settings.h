// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace xemap::ui {

class ReadChoiceRow;
class ResolutionSpinBox;
class WrappedText;

/// Where and with what a run looks: layer, how it is read, extent, model, ground resolution. Setters emit no signal.
class QuerySettings : public QWidget {
  Q_OBJECT

public:
  explicit QuerySettings(QWidget *parent = nullptr);

  /// The host's chooser; takes ownership, replaces and deletes an earlier one.
  void setLayerWidget(QWidget *chooser);
  void setModels(const QList<ModelChoice> &models, const QString &currentPath);
  void setDrawnExtentText(const QString &text);
  void setNativeGsd(std::optional<double> metres);

  ExtentMode extentMode() const;
  void setExtentMode(ExtentMode mode);
  bool hasDrawnExtent() const;
  QString modelPath() const;
  /// The model to choose next time: the chosen one, or the one asked for that the list does not have.
  QString preferredModelPath() const;
  /// Chooses the model, at once or when setModels brings it.
  void setModelPath(const QString &path);
  void setReadChoice(const ReadChoice &choice);
  std::optional<double> gsdMetres() const;
  void setGsdMetres(std::optional<double> metres);

Q_SIGNALS:
  void extentModeChanged(xemap::ui::ExtentMode mode);
  void drawExtentRequested();
  void modelChanged(const QString &path);
  void resolutionChanged();
  void readChoiceChanged(const xemap::ui::ReadChoice &choice);
  /// The analyst wants to add a model of their own.
  void importModelRequested();

private:
  void makeExtentField();
  void makeModelField();
  void updateDrawnRow();
  void updateModelToolTip();

  QVBoxLayout *mLayerSlot;
  QLabel *mLayerLabel;
  QPointer<QWidget> mLayerChooser; // the host may delete it
  QComboBox *mExtent;
  QWidget *mDrawnRow;
  WrappedText *mDrawnText;
  QString mDrawnExtent;
  QPushButton *mDraw;
  QComboBox *mModel;
  QToolButton *mImport;
  QString mAwaitedModelPath;
  ResolutionSpinBox *mResolution;
  ReadChoiceRow *mReadChoice;
};

} // namespace xemap::ui
