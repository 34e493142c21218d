// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/appearance.h"

#include "ui/shared/colours.h"
#include "ui/shared/icons.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QStyleHints>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

struct Colours {
    QRgb window, base, alternate, text, quiet, button, highlight, link;
};

constexpr Colours light{0xfff3f4f5, 0xffffffff, 0xfff5f7f9, 0xff1b1e20, 0xff6a7075, 0xffebedef, 0xff2a6fbb, 0xff1d5fa8};
constexpr Colours dark{0xff24272b, 0xff1a1d20, 0xff202428, 0xffeceff1, 0xff9aa1a8, 0xff2f3439, 0xff2f74bf, 0xff7ab3f0};

QPalette paletteOf(const Colours &colours)
{
    QPalette palette(QColor(colours.button), QColor(colours.window));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(colours.text));
    palette.setColor(QPalette::Base, QColor(colours.base));
    palette.setColor(QPalette::AlternateBase, QColor(colours.alternate));
    palette.setColor(QPalette::ToolTipBase, QColor(colours.base));
    palette.setColor(QPalette::PlaceholderText, QColor(colours.quiet));
    palette.setColor(QPalette::Highlight, QColor(colours.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(colours.link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(colours.quiet));
    return palette;
}

void load(const QLocale &locale, const QString &name, const QStringList &folders)
{
    auto *translator = new QTranslator(qApp);
    for (const QString &folder : folders) {
        if (translator->load(locale, name, u"_"_s, folder)) {
            QCoreApplication::installTranslator(translator);
            return;
        }
    }
    delete translator;
}

} // namespace

void setUpApplication(QApplication &app)
{
    app.setApplicationDisplayName(u"Riser"_s);
    app.setDesktopFileName(u"riser"_s);
    app.setWindowIcon(QIcon::fromTheme(u"riser"_s, themedIcon(u"riser"_s)));
    // Without a desktop Qt looks for icons in itself alone.
    QStringList places = QIcon::themeSearchPaths();
    for (const QString &place :
         QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, u"icons"_s, QStandardPaths::LocateDirectory)) {
        if (!places.contains(place))
            places << place;
    }
    QIcon::setThemeSearchPaths(places);
    // Where the desktop names no theme (a bare X server), the usual names would have no drawing at all.
    if (QIcon::themeName().isEmpty() || QIcon::themeName() == "hicolor"_L1)
        QIcon::setThemeName(isDark(QApplication::palette()) ? u"breeze-dark"_s : u"breeze"_s);
    QIcon::setFallbackThemeName(u"breeze"_s);
}

void loadLanguage(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    const QString installed = QDir(QCoreApplication::applicationDirPath()).filePath(u"../share/riser/translations"_s);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) {
        // The sources are English but for the plurals: "%n device(s)".
        load(QLocale(QLocale::English), u"riser"_s, {u":/riser/i18n"_s, installed});
        return;
    }
    load(locale, u"riser"_s, {u":/riser/i18n"_s, installed});
    load(locale, u"qtbase"_s, {u":/riser/i18n"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)});
}

void setLook(Look look)
{
    QGuiApplication::styleHints()->setColorScheme(look == Look::Dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(look == Look::Dark ? dark : light));
    // The desktop's own drawings come in dark and in light ink.
    QIcon::setThemeName(look == Look::Dark ? u"breeze-dark"_s : u"breeze"_s);
}

} // namespace riser
