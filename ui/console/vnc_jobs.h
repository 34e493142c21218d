// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <functional>
#include <vector>

struct _rfbClient;

namespace riser {

struct VncJob {
    enum class Kind {
        Other,
        Press, ///< of a key, or its repetition
        Release,
        Move,    ///< of the pointer; its buttons are as they were
        Buttons, ///< of the pointer: another one is down, or up
    };
    std::function<void(_rfbClient *)> run;
    Kind kind = Kind::Other;
    quint64 key = 0; ///< which one a Press and its Release are of
};

/// What a person did that the server hasn't been told yet. While it takes nothing only so much is kept: what was done
/// half a minute ago isn't done any more. But no key and no button stays down for that. Not thread-safe.
class VncJobs
{
public:
    static constexpr size_t most = 256; ///< and one release for each key that is down

    void add(VncJob job);
    std::vector<VncJob> take(); ///< in order; none is left
    size_t size() const { return m_jobs.size(); }

private:
    void addToFull(VncJob job);

    std::vector<VncJob> m_jobs;
};

} // namespace riser
