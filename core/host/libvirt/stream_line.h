// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"
#include "core/host/libvirt/connection.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/open_streams.h"

namespace riser {

/// A serial line over a stream that libvirt has connected and that doesn't block. What comes is told on the thread of
/// libvirt's event loop. libvirt keeps what nobody takes without a limit, so it is taken as it comes. A guest that
/// doesn't read what is sent ends the line after some seconds, and the connection that it is on with it.
class StreamLine : public SerialLine
{
public:
    /// `vm`: "VM web1", for the words. `streams`: those of the connection. Errors: what libvirt says.
    static Result<std::unique_ptr<SerialLine>> make(ConnectionPtr connection, StreamPtr stream, const QString &vm,
                                                    std::shared_ptr<OpenStreams> streams, SerialListener listener);
    ~StreamLine() override;
    bool send(const QByteArray &bytes) override;

private:
    struct State;
    explicit StreamLine(std::shared_ptr<State> state);
    const std::shared_ptr<State> m_state; ///< shared with libvirt's callback
};

} // namespace riser
