// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace xemap::ui {

/// The expressions that were run, newest first, and the place of someone who steps through them.
class ExpressionHistory {
public:
  static constexpr int maxEntries = 50;

  const QStringList &entries() const { return mEntries; }
  /// Takes over cleaned, distinct, non-empty expressions, at most maxEntries.
  void setEntries(const QStringList &newestFirst);
  /// Puts the expression first, once, and leaves the stepping.
  void add(const QString &expression);

  /// The next older entry, or shown itself at the end; the first step keeps shown as the draft to come back to.
  QString older(const QString &shown);
  /// The next newer entry, after the newest the draft, or shown itself when nothing is being stepped through.
  QString newer(const QString &shown);
  /// Is an entry shown, rather than the draft?
  bool isStepping() const { return mPosition >= 0; }
  void leave() { mPosition = -1; }

private:
  QStringList mEntries;
  QString mDraft;
  int mPosition = -1; // -1 is the draft
};

} // namespace xemap::ui
