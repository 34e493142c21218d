// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace riser {

/// A child process that is talked to in lines over its standard input and output, without an event loop: one thread of
/// its own writes, reads and reaps. Nothing here blocks the caller, whatever the child does. Thread-safe.
class LineProcess
{
public:
    /// How it ended.
    struct End {
        int exitCode = -1; ///< -1: by a signal, or never started
        int signal = 0;
        QString startProblem; ///< why it could not be started; empty: it was
        QByteArray errors;    ///< the end of its standard error, at most 8 KiB
        bool lineTooLong = false;
    };
    /// Called on the process's thread, one at a time, with no lock held. `ended` is the last one, and comes in every
    /// case but after close().
    struct Callbacks {
        std::function<void(const QByteArray &line)> line; ///< without the newline
        std::function<void(const End &end)> ended;
    };

    /// A line longer than `longestLine` bytes ends the process.
    LineProcess(qsizetype longestLine, Callbacks callbacks);
    /// close()
    ~LineProcess();
    LineProcess(const LineProcess &) = delete;
    LineProcess &operator=(const LineProcess &) = delete;

    /// Starts `argv` (the first is looked up in PATH) in a process group of its own, with this process's environment
    /// but English messages. Once.
    void start(const QStringList &argv);
    void write(const QByteArray &text); ///< queued; lost when it has ended
    /// Its input ends; when it doesn't end by that within `patience` milliseconds it is told to, and then killed.
    /// Returns at once; callbacks end, but one that is just being called is not waited for.
    void close(int patience = 500);

private:
    struct State;
    const std::shared_ptr<State> m_state; ///< shared with the thread, which may wait for the child longer than we live
};

} // namespace riser
