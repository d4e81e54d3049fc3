// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/shown_example.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace xemap::ui {

/// Where a question stands.
enum class QuestionState { Open, Running, Answered, Failed };

/// What a question is called: its expression, or that it is by examples, or both.
QString titleOf(const QString &expression, bool hasExample);

/// One question of the list, as it can be asked again.
struct Question {
  QString id;
  QString name;       ///< Shown; the title unless the analyst gave another.
  QString expression; ///< Empty only where there are examples or a concept.
  QList<ShownExample> examples;
  QString conceptPath; ///< Of the file of what was taught elsewhere; empty: none.
  QString conceptName;
  QString layerId; ///< Of the raster layer it is about.
  QString layerName;
  QString extentText; ///< Shown, such as "Whole layer".
  QString extentWkt;  ///< The polygon it is about; empty: the whole layer.
  QString extentCrs;  ///< Of the polygon, as well-known text; empty: unknown.
  QString modelPath;
  QString modelName;
  std::optional<double> gsdMetres; ///< Ground resolution; none: the layer's own.
  QuestionState state = QuestionState::Open;
  QString error;         ///< Why it failed.
  QString run;           ///< Names the layers of its result; empty: none.
  QDateTime asked;       ///< When it was answered last.
  double seconds = 0.0;  ///< How long that took, all that were asked in the same pass together.
  double presence = 0.0; ///< Probability in [0,1] that the extent shows it at all.
  double maxProbability = 0.0;
  bool isCorrection = false;            ///< Its next answer takes the place of the one before. Not kept.
  QString reading;                      ///< What the expression was taken for.
  std::optional<qlonglong> regionCount; ///< Where the number of regions was asked for.
  double countThreshold = 0.5;          ///< Probability from which these count.
  QString colour;                       ///< Of its answer, "#0072b2"; empty where there is none.

  /// What is asked, in words.
  QString title() const;

  /// Whether both are about the same pixels and asked of the same model, so that one pass answers them.
  bool sharesPassWith(const Question &other) const;
};

/// Questions as a JSON document; one that is running is written as open.
QByteArray questionsToJson(const QList<Question> &questions);

/// Reads what questionsToJson wrote, or what a person wrote after its example: only `expression` is needed.
///
/// Returns: the questions; `error` gets one sentence that names the field when there are none to be had.
QList<Question> questionsFromJson(const QByteArray &json, QString &error);

} // namespace xemap::ui
