// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/state/concept_form.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace xemap::ui {

/// Longest expression the dock accepts, in UTF-16 code units.
inline constexpr int maxExpressionLength = 1000;

/// Where the expression is looked for.
enum class ExtentMode { Visible, WholeLayer, Drawn };

/// What the analyst asks for when a run starts.
struct QueryForm {
  QString expression;   ///< One line, no leading or trailing space; empty only where examples or a concept are asked.
  ConceptChoice taught; ///< With an empty path: none.
  ExtentMode extentMode = ExtentMode::Visible;
  QString modelPath;               ///< Path of the chosen ModelChoice.
  std::optional<double> gsdMetres; ///< Ground resolution in metres per pixel; none: the layer's own.
  double threshold = 0.5;          ///< Probability in [0,1] from which a pixel belongs to the mask.
  double opacity = 0.7;            ///< Of the result layer, 0 transparent to 1 opaque.
};

/// How a raster is to be read, against what it says of itself.
struct ReadChoice {
  QString bands;             ///< Three numbers, such as "3,2,1"; empty: what the layer and its file say.
  bool onlyDeclared = false; ///< Nothing that the file does not declare is taken for nodata.
};

/// What the engine is doing for this dock.
enum class RunState { Idle, Running, Cancelling };

/// What the dock says about a finished run.
struct ResultSummary {
  QString expression;
  double presence = 0.0;       ///< Probability in [0,1] that the extent shows the referent at all.
  double maxProbability = 0.0; ///< Highest pixel probability in [0,1].
  double seconds = 0.0;        ///< Time from the request to the map.
  bool fromCache = false;      ///< The image features were reused from an earlier run.
  QString reading;             ///< What the expression was taken for, in one line; empty: nothing was asked in words.
  QString input;               ///< How the raster was read, in one line; empty: not known.
  std::optional<qlonglong> regionCount; ///< Where the number of regions was asked for.
  double countThreshold = 0.5;          ///< Probability from which these count.
  QStringList warnings;                 ///< One sentence each, as plain text.
};

/// A model the analyst can choose.
struct ModelChoice {
  QString name; ///< Shown in the list.
  QString path; ///< Identifies the model; shown as a tooltip.
};

/// What the dock remembers from one session to the next.
struct DockState {
  QStringList history; ///< Expressions that were run, newest first.
  ExtentMode extentMode = ExtentMode::Visible;
  QString modelPath; ///< Empty: the first model of the list.
  double threshold = 0.5;
  double opacity = 0.7;
  bool hintSeen = false; ///< The hint of the first session was shown.
  bool outlines = true;  ///< What reaches the threshold is outlined on the map.
};

} // namespace xemap::ui

Q_DECLARE_METATYPE(xemap::ui::ExtentMode)
Q_DECLARE_METATYPE(xemap::ui::QueryForm)
Q_DECLARE_METATYPE(xemap::ui::ReadChoice)
