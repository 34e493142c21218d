// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/simulated/simulated_guests.h"
#include "tests/support/session_fixture.h"
#include "ui/console/thumbnail.h"

#include <QTest>

namespace riser::test {

using namespace Qt::StringLiterals;

inline constexpr std::chrono::milliseconds between(30);

inline Screenshot ppm(QSize size, QRgb colour)
{
    const char pixel[] = {char(qRed(colour)), char(qGreen(colour)), char(qBlue(colour))};
    return {.mimeType = u"image/x-portable-pixmap"_s,
            .bytes = "P6\n" + QByteArray::number(size.width()) + ' ' + QByteArray::number(size.height()) + "\n255\n" +
                     QByteArray(pixel, 3).repeated(qsizetype(size.width()) * size.height())};
}

/// A running VM with an emulated screen, which is red, and its Thumbnail.
class ThumbnailFixture
{
protected:
    void begin()
    {
        m_host = smallHost();
        m_session = sessionFor(m_host);
        m_session->open();
        QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
        m_vm = add("<video><model type='virtio'/></video>");
        m_host->guests().setScreen(m_vm, ppm({640, 400}, 0xffff0000));
    }
    void end()
    {
        m_thumbnail.reset();
        m_host->faults().clear();
        m_session.reset();
    }
    Thumbnail *show(const DomainId &vm = running)
    {
        m_thumbnail = std::make_unique<Thumbnail>(m_session.get(), vm, nullptr, between);
        m_thumbnail->resize(320, 200);
        m_thumbnail->show();
        return m_thumbnail.get();
    }
    DomainId add(const QByteArray &video)
    {
        const DomainId id = addVm(*m_host, "shown", 4, video);
        m_session->refresh();
        (void)QTest::qWaitFor([&] { return m_session->inventory()->domain(id) != nullptr; });
        return id;
    }
    int asked() const { return m_host->callCount(u"screenshot"_s); }
    QRgb colour() const
    {
        const QImage &picture = m_thumbnail->picture();
        return picture.isNull() ? qRgb(1, 2, 3) : picture.pixel(picture.rect().center());
    }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    DomainId m_vm;
    std::unique_ptr<Thumbnail> m_thumbnail;
};

} // namespace riser::test
