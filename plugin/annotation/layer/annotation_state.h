// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/annotation/layer/annotated_region.h"
#include "plugin/annotation/layer/annotation_items.h"

#include <QMap>
#include <QUndoCommand>
#include <QVariant>

#include <map>
#include <memory>

class QgsAnnotationItem;
class QgsAnnotationLayer;
class QgsAnnotationPointTextItem;

namespace xemap::annotation {

/// All items of a layer of annotations, with what is kept beside them: which belong together, what labels can say, and
/// how they were made to look. A copy to be changed, which the layer then takes.
class AnnotationState {
public:
  explicit AnnotationState(const QgsAnnotationLayer &layer);
  AnnotationState(AnnotationState &&) noexcept;
  AnnotationState &operator=(AnnotationState &&) noexcept;
  ~AnnotationState();

  void clear();
  /// Adds the items of a region, without their look.
  void add(const AnnotatedRegion &region);
  /// Gives all items this look, and the legend under this title its text. A new legend comes to `legendAt`.
  void setStyle(const AnnotationStyle &style, const QString &title, const QgsPointXY &legendAt);
  /// What the regions reach.
  void setThreshold(const QVariant &threshold);

  /// The layer becomes as the state says, and the state as the layer was.
  void swapWith(QgsAnnotationLayer &layer);

private:
  template <class Item> Item *item(const QString &id) const;
  QString addItem(std::unique_ptr<QgsAnnotationItem> item);
  void setLegend(const QString &text, const AnnotationStyle &style, const QgsPointXY &legendAt);

  std::map<QString, std::unique_ptr<QgsAnnotationItem>> mItems;
  QMap<QString, QVariant> mProperties;
};

/// The look the items of the layer were last given.
AnnotationStyle styleOf(const QgsAnnotationLayer &layer);
/// The item that is the legend; null where there is none.
const QgsAnnotationItem *legendOf(const QgsAnnotationLayer &layer);

/// A step from one state to another and back. What was moved between the two is found again.
class AnnotationChange final : public QUndoCommand {
public:
  AnnotationChange(QgsAnnotationLayer &layer, AnnotationState state, const QString &name);

  void redo() override { mOther.swapWith(mLayer); }
  void undo() override { mOther.swapWith(mLayer); }

private:
  QgsAnnotationLayer &mLayer; ///< Whose stack of steps this one is in.
  AnnotationState mOther;
};

} // namespace xemap::annotation
