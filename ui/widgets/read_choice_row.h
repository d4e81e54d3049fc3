// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/query_form.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace xemap::ui {

/// A field of the question that has little room still shows what is in it.
constexpr int narrowestFieldPx = 60;

/// What the analyst says of a raster against what it says of itself: its bands, and that nothing undeclared is nodata.
/// The setter emits no signal.
class ReadChoiceRow : public QWidget {
  Q_OBJECT

public:
  explicit ReadChoiceRow(QWidget *parent = nullptr);

  QWidget *bandsField() const;
  /// May be placed elsewhere by whoever lays the row out.
  QWidget *onlyDeclaredBox() const;
  ReadChoice choice() const { return mChoice; }
  void setChoice(const ReadChoice &choice);

Q_SIGNALS:
  void changed(const xemap::ui::ReadChoice &choice);

private:
  void take();

  ReadChoice mChoice; ///< What is in the field while it is being typed is none yet.
  QLineEdit *mBands;
  QCheckBox *mOnlyDeclared;
};

} // namespace xemap::ui
