// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/thumbnail_rules.h"

#include "core/host/host_session.h"
#include "ui/console/console_words.h"
#include "ui/console/thumbnail.h"

#include <algorithm>

namespace riser {

namespace {

constexpr int costOfPause = 10; ///< as many times as the picture took
constexpr std::chrono::milliseconds longestPause = std::chrono::minutes(2);

} // namespace

QString whyNoPicture(const HostSession &session, const Domain *domain, bool hasScreen)
{
    if (const QString away = whyAway(session); !away.isEmpty())
        return away;
    if (!domain || !domain->running())
        return Thumbnail::tr("The VM is not running.");
    if (domain->state == RunState::Paused)
        return Thumbnail::tr("The VM is paused.");
    if (domain->state == RunState::Suspended)
        return Thumbnail::tr("The VM sleeps.");
    if (domain->state == RunState::Crashed)
        return Thumbnail::tr("The VM has crashed.");
    if (!hasScreen)
        return Thumbnail::tr("This VM has no emulated screen.");
    if (session.inventory()->snapshot().facts.readOnly)
        return Thumbnail::tr("A connection that may only read gets no picture of the screen.");
    return {};
}

std::optional<PictureRefusal> pictureRefusal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::AccessDenied:
        return PictureRefusal{.sentence = Thumbnail::tr("This user may not take a picture of the screen.")};
    case ErrorCode::NotSupported:
        return PictureRefusal{.sentence = Thumbnail::tr("This host gives no picture of the screen.")};
    case ErrorCode::Cancelled:
        return PictureRefusal{
            .sentence = Thumbnail::tr("The login for the picture of the screen was cancelled. Click to try again."),
            .again = true};
    case ErrorCode::LoginRefused:
        return PictureRefusal{
            .sentence = Thumbnail::tr("The host refused the login for the picture of the screen. Click to try again."),
            .again = true};
    case ErrorCode::HostKeyRefused:
        return PictureRefusal{
            .sentence = Thumbnail::tr("The host showed a key or certificate that isn't trusted. Click to try again."),
            .again = true};
    default:
        return {};
    }
}

std::chrono::milliseconds picturePause(std::chrono::milliseconds least, std::chrono::milliseconds took)
{
    return std::max(least, std::min(took * costOfPause, longestPause));
}

} // namespace riser
