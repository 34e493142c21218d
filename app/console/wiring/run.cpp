// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/run.h"

#include "app/console/wiring/appearance.h"
#include "app/console/wiring/console.h"
#include "app/console/wiring/options.h"
#include "app/console/wiring/picture_tour.h"

#include <QApplication>
#include <QSettings>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

int say(FILE *where, const QString &text, int result)
{
    std::fprintf(where, "%s\n", qPrintable(text.trimmed()));
    return result;
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// What needs no window and so no display.
int answerOnTerminal(int argc, char **argv, const Options &options)
{
    const QCoreApplication app(argc, argv);
    loadLanguage(options.language);
    if (options.version)
        return say(stdout, u"riser %1"_s.arg(QCoreApplication::applicationVersion()), 0);
    return say(stdout, optionsHelp(), 0);
}

int runWindow(QApplication &app, const Options &options)
{
    setUpApplication(app);
    loadLanguage(options.language);
    if (!options.configFolder.isEmpty()) {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, options.configFolder);
    }
    if (options.pictures.isEmpty()) {
        Console console(options);
        console.start();
        return QApplication::exec();
    }
    PictureTour tour(options);
    QObject::connect(&tour, &PictureTour::finished, &app, [](int result) { QApplication::exit(result); });
    QMetaObject::invokeMethod(&tour, &PictureTour::start, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace

int runConsole(int argc, char **argv)
{
    // A host that hangs up while calls are in flight must not end the console (seen with libvirt 11.3).
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication::setApplicationName(u"riser"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RISER_VERSION));
    const auto options = parseOptions(argumentsOf(argc, argv));
    if (!options)
        return say(stderr, u"riser: "_s + options.error(), 1);
    if (options->help || options->version)
        return answerOnTerminal(argc, argv, *options);
    QApplication app(argc, argv);
    return runWindow(app, *options);
}

} // namespace riser
