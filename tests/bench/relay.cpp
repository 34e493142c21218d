// SPDX-License-Identifier: GPL-3.0-or-later
//
//   bench_relay LISTEN TARGET MILLISECONDS
//
// Hands bytes between UNIX sockets, each half of MILLISECONDS after it got them: a network with that round trip and no
// limit of its bandwidth. Ends when its standard input does.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <list>
#include <unistd.h>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Chunk {
    Clock::time_point due;
    std::vector<char> bytes;
    size_t sent = 0;
};

/// One direction of one connection.
struct Way {
    int from = -1;
    int to = -1;
    std::deque<Chunk> chunks;

    /// False when the connection is over.
    bool receive(Clock::duration delay)
    {
        std::vector<char> buffer(256 * 1024);
        const ssize_t count = recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count <= 0)
            return count < 0 && (errno == EAGAIN || errno == EINTR);
        buffer.resize(size_t(count));
        chunks.push_back({Clock::now() + delay, std::move(buffer)});
        return true;
    }
    bool send()
    {
        while (!chunks.empty() && chunks.front().due <= Clock::now()) {
            Chunk &chunk = chunks.front();
            const ssize_t count = ::send(to, chunk.bytes.data() + chunk.sent, chunk.bytes.size() - chunk.sent,
                                         MSG_DONTWAIT | MSG_NOSIGNAL);
            if (count < 0)
                return errno == EAGAIN || errno == EINTR;
            chunk.sent += size_t(count);
            if (chunk.sent == chunk.bytes.size())
                chunks.pop_front();
        }
        return true;
    }
};

struct Connection {
    Connection(int client, int server)
        : ways{Way{client, server, {}}, Way{server, client, {}}}
    {
    }
    ~Connection()
    {
        close(ways[0].from);
        close(ways[0].to);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    std::array<Way, 2> ways;
};

sockaddr_un address(const char *path)
{
    sockaddr_un result{};
    result.sun_family = AF_UNIX;
    std::strncpy(result.sun_path, path, sizeof result.sun_path - 1);
    return result;
}

int listenOn(const char *path)
{
    const sockaddr_un place = address(path);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    unlink(path);
    if (bind(fd, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0 || listen(fd, 64) != 0) {
        std::perror(path);
        std::exit(1);
    }
    return fd;
}

int connectTo(const char *path)
{
    const sockaddr_un place = address(path);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0)
        std::perror(path);
    return fd;
}

/// Until the next chunk is due; a year when there is none.
timespec waitFor(const std::list<Connection> &connections)
{
    auto next = Clock::now() + std::chrono::hours(24 * 365);
    for (const Connection &connection : connections) {
        for (const Way &way : connection.ways) {
            if (!way.chunks.empty())
                next = std::min(next, way.chunks.front().due);
        }
    }
    const auto wait = std::max(next - Clock::now(), Clock::duration::zero());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    return {seconds.count(), std::chrono::nanoseconds(wait - seconds).count()};
}

void relay(const char *from, const char *to, Clock::duration delay)
{
    const int listener = listenOn(from);
    std::list<Connection> connections;
    std::puts("ready");
    std::fflush(stdout);
    for (;;) {
        std::vector<pollfd> fds{{STDIN_FILENO, POLLIN, 0}, {listener, POLLIN, 0}};
        for (const Connection &connection : connections) {
            for (const Way &way : connection.ways)
                fds.push_back({way.from, POLLIN, 0});
        }
        const timespec wait = waitFor(connections);
        if (ppoll(fds.data(), fds.size(), &wait, nullptr) < 0)
            continue;
        if (fds[0].revents)
            return;
        size_t i = 2;
        for (auto it = connections.begin(); it != connections.end();) {
            bool open = true;
            for (Way &way : it->ways) {
                if (fds[i++].revents && !way.receive(delay))
                    open = false;
                if (!way.send())
                    open = false;
            }
            it = open ? std::next(it) : connections.erase(it);
        }
        if (fds[1].revents)
            connections.emplace_back(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC), connectTo(to));
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fputs("bench_relay LISTEN TARGET MILLISECONDS\n", stderr);
        return 2;
    }
    relay(argv[1], argv[2], std::chrono::microseconds(std::atol(argv[3]) * 500));
    return 0;
}
