// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <expected>

namespace riser {

/// What the command line said.
struct Options {
    QStringList uris; ///< hosts for this time only
    bool demo = false;
    QString configFolder; ///< empty: the desktop's own place
    QString plans;        ///< folder or file of the plan list; empty: in the config folder
    QString pictures;     ///< folder for the pictures of a tour; empty: no tour
    QString language;     ///< empty: the system's
    bool help = false;
    bool version = false;
};

/// Pure but for the running program's name. The error is a sentence for the terminal.
std::expected<Options, QString> parseOptions(const QStringList &arguments);
QString optionsHelp(); ///< translated; needs an application object

} // namespace riser
