// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QColor inkOf(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::Text);
    return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text);
}

/// One of our own drawings, in the colours of the palette at the time it is painted.
class DrawingEngine : public QIconEngine
{
public:
    explicit DrawingEngine(QByteArray svg)
        : m_svg(std::move(svg))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", inkOf(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.5);
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QPair<QSize, QRgb> key(size, inkOf(mode).rgba() ^ (mode == QIcon::Disabled ? 0xff000000 : 0));
        QPixmap &pixmap = m_pixmaps[key];
        if (pixmap.isNull()) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            paint(&painter, QRect(QPoint(), size), mode, state);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new DrawingEngine(m_svg); }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QByteArray m_svg;
    QHash<QPair<QSize, QRgb>, QPixmap> m_pixmaps;
};

class BadgeEngine : public QIconEngine
{
public:
    BadgeEngine(QIcon base, QIcon badge)
        : m_base(std::move(base))
        , m_badge(std::move(badge))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        m_base.paint(painter, rect, Qt::AlignCenter, mode, state);
        const int side = qMax(7, rect.width() * 9 / 16);
        const int left = QGuiApplication::isRightToLeft() ? rect.left() : rect.right() + 1 - side;
        m_badge.paint(painter, QRect(left, rect.bottom() + 1 - side, side, side), Qt::AlignCenter,
                      mode == QIcon::Disabled ? mode : QIcon::Normal, state);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new BadgeEngine(m_base, m_badge); }

private:
    QIcon m_base;
    QIcon m_badge;
};

QIcon ownDrawing(const QString &name)
{
    QFile file(u":/riser/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? QIcon(new DrawingEngine(file.readAll())) : QIcon();
}

} // namespace

QIcon themedIcon(const QString &name)
{
    if (!name.startsWith("riser"_L1) && QIcon::hasThemeIcon(name))
        return QIcon::fromTheme(name);
    static thread_local QHash<QString, QIcon> drawings;
    auto found = drawings.find(name);
    if (found == drawings.end())
        found = drawings.insert(name, ownDrawing(name));
    return *found;
}

QIcon badgedIcon(const QIcon &base, const QIcon &badge)
{
    return QIcon(new BadgeEngine(base, badge));
}

} // namespace riser
