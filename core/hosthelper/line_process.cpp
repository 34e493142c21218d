// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/line_process.h"

#include "core/base/descriptor.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace riser {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr qsizetype mostErrors = 8 * 1024;
constexpr milliseconds reapPause(20);

struct Pipe {
    Descriptor read;
    Descriptor write;

    bool make()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
        return true;
    }
};

void makeNonBlocking(const Descriptor &descriptor)
{
    ::fcntl(descriptor.get(), F_SETFL, ::fcntl(descriptor.get(), F_GETFL) | O_NONBLOCK);
}

/// Ours, with messages that can be recognised; ssh sends LC_ALL on where the user lets it.
std::vector<QByteArray> childEnvironment()
{
    std::vector<QByteArray> variables;
    for (char **variable = environ; variable && *variable; ++variable) {
        const QByteArray text(*variable);
        if (!text.startsWith("LC_ALL=") && !text.startsWith("LANGUAGE="))
            variables.push_back(text);
    }
    variables.emplace_back("LC_ALL=C.UTF-8");
    return variables;
}

std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> list;
    list.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// posix_spawn: between fork and exec nothing of ours runs, whatever other threads hold. 0, or errno.
int spawn(pid_t &pid, const QStringList &argv, const Pipe &in, const Pipe &out, const Pipe &error)
{
    std::vector<QByteArray> arguments;
    for (const QString &argument : argv)
        arguments.push_back(QFile::encodeName(argument));
    std::vector<QByteArray> environment = childEnvironment();

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read.get(), 0);
    posix_spawn_file_actions_adddup2(&actions, out.write.get(), 1);
    posix_spawn_file_actions_adddup2(&actions, error.write.get(), 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all); // SIGPIPE is ignored here, and that would be inherited
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    const int problem = ::posix_spawnp(&pid, arguments.front().constData(), &actions, &attributes,
                                       pointers(arguments).data(), pointers(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

} // namespace

/// What the handle and the thread share.
struct LineProcess::State {
    qsizetype longestLine = 0;
    Callbacks callbacks;
    pid_t pid = -1;
    Descriptor in;
    Descriptor out;
    Descriptor error;
    Descriptor wake; ///< eventfd: there is something to write, or to close

    std::mutex mutex; // guards the next two
    std::string toWrite; ///< a copy of its own: nothing is shared with the thread that asked
    std::optional<Clock::time_point> closeBy; ///< when it was told to close: until then it may end by itself
    std::atomic<bool> closed = false;

    // Of the thread alone
    QByteArray unfinished;
    End end;

    void run();
    bool start(const QStringList &argv);
    void transfer();
    void readLines();
    bool readErrors();
    void writeSome(std::string &pending);
    void reap();
    bool reaped(int options);
};

bool LineProcess::State::start(const QStringList &argv)
{
    Pipe toChild;
    Pipe fromChild;
    Pipe errors;
    int problem = toChild.make() && fromChild.make() && errors.make() && wake.isOpen() ? 0 : errno;
    if (problem == 0)
        problem = spawn(pid, argv, toChild, fromChild, errors);
    if (problem != 0) {
        pid = -1;
        end.startProblem = QString::fromLocal8Bit(std::strerror(problem));
        return false;
    }
    in = std::move(toChild.write);
    out = std::move(fromChild.read);
    error = std::move(errors.read);
    for (const Descriptor *descriptor : {&in, &out, &error})
        makeNonBlocking(*descriptor);
    return true;
}

void LineProcess::State::readLines()
{
    std::array<char, 64 * 1024> part{};
    const ssize_t size = ::read(out.get(), part.data(), part.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0) {
        out.close();
        return;
    }
    const qsizetype searched = unfinished.size();
    unfinished.append(part.data(), size);
    qsizetype from = 0;
    for (qsizetype to = unfinished.indexOf('\n', searched); to >= 0 && !closed; to = unfinished.indexOf('\n', from)) {
        if (to - from <= longestLine)
            callbacks.line(unfinished.sliced(from, to - from));
        else
            end.lineTooLong = true;
        from = to + 1;
    }
    unfinished.remove(0, from);
    if (unfinished.size() > longestLine)
        end.lineTooLong = true;
    if (end.lineTooLong)
        out.close();
}

/// False: there is nothing more now.
bool LineProcess::State::readErrors()
{
    std::array<char, 4096> part{};
    const ssize_t size = ::read(error.get(), part.data(), part.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (size <= 0) {
        error.close();
        return false;
    }
    end.errors.append(part.data(), size);
    if (end.errors.size() > mostErrors)
        end.errors.remove(0, end.errors.size() - mostErrors);
    return true;
}

void LineProcess::State::writeSome(std::string &pending)
{
    const ssize_t size = ::write(in.get(), pending.data(), pending.size());
    if (size >= 0)
        pending.erase(0, size_t(size));
    else if (errno != EAGAIN && errno != EINTR)
        in.close(); // it reads no more; that it ended is seen at its output
}

/// Until its output ends, or we close.
void LineProcess::State::transfer()
{
    std::string pending;
    while (out.isOpen()) {
        {
            const std::lock_guard lock(mutex);
            pending += toWrite;
            toWrite.clear();
            if (closeBy)
                return;
        }
        std::array<pollfd, 4> polled{{{.fd = wake.get(), .events = POLLIN, .revents = 0},
                                      {.fd = out.get(), .events = POLLIN, .revents = 0},
                                      {.fd = error.get(), .events = POLLIN, .revents = 0},
                                      {.fd = pending.empty() ? -1 : in.get(), .events = POLLOUT, .revents = 0}}};
        if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR)
            return;
        uint64_t count = 0;
        if (polled[0].revents)
            (void)::read(wake.get(), &count, sizeof count);
        if (polled[2].revents)
            (void)readErrors();
        if (polled[1].revents)
            readLines();
        if (polled[3].revents)
            writeSome(pending);
    }
}

bool LineProcess::State::reaped(int options)
{
    int status = 0;
    const pid_t found = ::waitpid(pid, &status, options);
    if (found == 0 || (found < 0 && errno == EINTR))
        return false;
    if (found == pid && WIFEXITED(status))
        end.exitCode = WEXITSTATUS(status);
    if (found == pid && WIFSIGNALED(status))
        end.signal = WTERMSIG(status);
    return true; // or somebody else has reaped it: then nothing is known
}

/// Gives it time to end, then none. A child that even SIGKILL doesn't end is waited for by this thread and nobody else.
void LineProcess::State::reap()
{
    in.close();
    const auto patience = [this] {
        const std::lock_guard lock(mutex);
        return closeBy.value_or(Clock::now() + milliseconds(500));
    }();
    for (const int signal : {0, SIGTERM, SIGKILL}) {
        if (signal != 0)
            ::kill(-pid, signal);
        const auto until = signal == 0 ? patience : Clock::now() + milliseconds(500);
        while (signal != SIGKILL && Clock::now() < until) {
            if (error.isOpen())
                (void)readErrors(); // its last words
            if (reaped(WNOHANG))
                return;
            std::this_thread::sleep_for(reapPause);
        }
    }
    while (!reaped(0)) {
    }
}

void LineProcess::State::run()
{
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, nullptr); // SIGPIPE among them: it would be this thread's
    transfer();
    out.close();
    reap();
    // What is still in the pipe; a grandchild that goes on writing is not listened to for ever.
    for (int parts = 0; parts < 64 && error.isOpen() && readErrors(); ++parts) {
    }
    error.close();
    if (!closed)
        callbacks.ended(end);
    callbacks = {}; // what they hold goes now, and on this thread
}

LineProcess::LineProcess(qsizetype longestLine, Callbacks callbacks)
    : m_state(std::make_shared<State>())
{
    m_state->longestLine = longestLine;
    m_state->callbacks = std::move(callbacks);
    m_state->wake = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}

LineProcess::~LineProcess()
{
    close();
}

void LineProcess::start(const QStringList &argv)
{
    std::thread([state = m_state, argv] {
        if (state->start(argv)) {
            state->run();
            return;
        }
        if (!state->closed)
            state->callbacks.ended(state->end);
        state->callbacks = {};
    }).detach();
}

void LineProcess::write(const QByteArray &text)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->toWrite.append(text.constData(), size_t(text.size()));
    }
    const uint64_t one = 1;
    (void)::write(m_state->wake.get(), &one, sizeof one);
}

void LineProcess::close(int patience)
{
    m_state->closed = true;
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->closeBy)
            return;
        m_state->closeBy = Clock::now() + milliseconds(patience);
    }
    const uint64_t one = 1;
    (void)::write(m_state->wake.get(), &one, sizeof one);
}

} // namespace riser
