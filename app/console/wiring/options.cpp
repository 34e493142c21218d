// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("riser", text);
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        words(QT_TRANSLATE_NOOP("riser", "Desktop console for hardware passthrough on KVM hosts.")));
    parser.addPositionalArgument(
        u"uri"_s, words(QT_TRANSLATE_NOOP("riser", "Hosts to show this time, as libvirt URIs.")), u"[uri...]"_s);
    parser.addOptions({
        {u"demo"_s, words(QT_TRANSLATE_NOOP("riser", "Show simulated hosts: nothing real is touched."))},
        {u"config"_s, words(QT_TRANSLATE_NOOP("riser", "Keep the list of hosts and the settings in this folder.")),
         u"folder"_s},
        {u"plans"_s,
         words(QT_TRANSLATE_NOOP("riser", "Keep the plans here: a folder that a team may share, or a file.json.")),
         u"path"_s},
        {u"pictures"_s,
         words(QT_TRANSLATE_NOOP(
             "riser", "Go through the main job on simulated hosts, leave pictures in this folder, and end.")),
         u"folder"_s},
        {u"language"_s, words(QT_TRANSLATE_NOOP("riser", "Use this language instead of the system's: en, de.")),
         u"code"_s},
        {{u"h"_s, u"help"_s}, words(QT_TRANSLATE_NOOP("riser", "Show this help."))},
        {{u"v"_s, u"version"_s}, words(QT_TRANSLATE_NOOP("riser", "Show the version."))},
    });
}

} // namespace

std::expected<Options, QString> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return std::unexpected(parser.errorText());
    Options options;
    options.uris = parser.positionalArguments();
    options.demo = parser.isSet(u"demo"_s);
    options.configFolder = parser.value(u"config"_s);
    options.plans = parser.value(u"plans"_s);
    options.pictures = parser.value(u"pictures"_s);
    options.language = parser.value(u"language"_s);
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    for (const auto &[name, value] :
         {std::pair{u"--config"_s, options.configFolder}, {u"--pictures"_s, options.pictures}}) {
        if (parser.isSet(name.mid(2)) && value.isEmpty())
            return std::unexpected(words(QT_TRANSLATE_NOOP("riser", "%1 needs the name of a folder.")).arg(name));
    }
    if (parser.isSet(u"plans"_s) && options.plans.isEmpty())
        return std::unexpected(words(QT_TRANSLATE_NOOP("riser", "--plans needs the name of a folder or a file.")));
    return options;
}

QString optionsHelp()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace riser
