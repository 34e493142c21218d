// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/session/event_source.h"
#include "app/host/session/handlers.h"
#include "app/host/session/lane.h"
#include "app/host/session/line_reader.h"
#include "app/host/session/line_writer.h"

#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace riser::onhost {

/// One conversation: requests from one file descriptor, answers and events to another. One thread reads and waits; the
/// lanes work on their own.
class Session
{
public:
    using Sources = std::function<std::vector<std::unique_ptr<EventSource>>()>;

    /// `sources` is asked when somebody watches. The file descriptors stay the caller's.
    Session(int in, int out, QList<Handler> handlers, Sources sources);

    /// Until the asker closes, or says something that can't be understood any further. What changes the host is waited
    /// for then, at most for its limit. 0: it was closed; 1: it was cut.
    int run();

private:
    bool readSome(); ///< false: the end
    void take(const QByteArray &line);
    void watch(const protocol::Request &request);
    void tellEvents();
    int patience() const; ///< ms until something is due; -1: nothing is
    void waitAndLook();
    void finish();

    int m_in;
    QList<Handler> m_handlers;
    Sources m_makeSources;
    std::shared_ptr<LineWriter> m_out;
    LineReader m_lines;
    Lane m_look;
    Lane m_change;
    std::vector<std::unique_ptr<EventSource>> m_sources;
    Burst m_burst;
    bool m_isReadable = false;
    bool m_cut = false;
};

} // namespace riser::onhost
