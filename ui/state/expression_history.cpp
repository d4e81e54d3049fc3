// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/expression_history.h"

#include "ui/state/expression_text.h"

namespace xemap::ui {

void ExpressionHistory::setEntries(const QStringList &newestFirst) {
  mEntries.clear();
  for (const QString &entry : newestFirst) {
    const QString cleaned = cleanedExpression(entry);
    if (!cleaned.isEmpty() && !mEntries.contains(cleaned) && mEntries.size() < maxEntries)
      mEntries.append(cleaned);
  }
  leave();
}

void ExpressionHistory::add(const QString &expression) {
  setEntries(QStringList(expression) + mEntries);
}

QString ExpressionHistory::older(const QString &shown) {
  if (mPosition + 1 >= mEntries.size())
    return shown;
  if (!isStepping())
    mDraft = shown;
  // A draft that was just run stands first in the history too: stepping to it would look like a dead key.
  if (!isStepping() && mEntries.first() == shown && mEntries.size() > 1)
    ++mPosition;
  return mEntries.at(++mPosition);
}

QString ExpressionHistory::newer(const QString &shown) {
  if (!isStepping())
    return shown;
  --mPosition;
  if (mPosition == 0 && mDraft == mEntries.first())
    --mPosition;
  return isStepping() ? mEntries.at(mPosition) : mDraft;
}

} // namespace xemap::ui
