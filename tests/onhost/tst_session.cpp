// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/session.h"

#include <QTest>

#include <condition_variable>
#include <csignal>
#include <deque>
#include <fcntl.h>
#include <future>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

using namespace riser;
using namespace riser::onhost;
using namespace Qt::StringLiterals;
using protocol::Answer;
using protocol::Event;
using protocol::Fault;
using protocol::Request;
using protocol::Verb;

namespace {

const DeviceKey stick(u"usb_2_1"_s);

/// Something that a handler waits at until the test lets it go.
class Gate
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    void untilSomebodyWaits(int count = 1)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_waiting >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
    int m_waiting = 0;
};

/// Events as the test says them.
class ToldSource : public EventSource
{
public:
    explicit ToldSource(int file)
        : m_file(file)
    {
    }
    int file() const override { return m_file; }
    QList<Event> read() override
    {
        eventfd_t count = 0;
        if (eventfd_read(m_file, &count) != 0)
            return {};
        return QList<Event>(static_cast<qsizetype>(count), {.action = u"bind"_s, .device = stick});
    }

private:
    int m_file;
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init();
    void cleanup();

    void linesAreCut();
    void answersInTurn();
    void slowOneHoldsUpNobody();
    void changesAreOneAfterTheOther();
    void lateAnswerIsDropped();
    void nonsenseIsAnswered();
    void longLineEndsIt();
    void whatWasAskedIsAnsweredAtTheEnd();
    void begunChangeIsWaitedFor();
    void burstIsToldOnce();
    void watchWithoutSources();
    void namesOfEvents();

private:
    void start(QList<Handler> handlers, Session::Sources sources = {});
    void ask(const QByteArray &line);
    void ask(qint64 id, Verb verb);
    QByteArray line(); ///< the next one; empty: the end
    protocol::Message message();
    void closeInput()
    {
        close(m_in[1]);
        m_in[1] = -1;
    }

    int m_in[2] = {-1, -1};
    int m_out[2] = {-1, -1};
    QByteArray m_read;
    std::future<int> m_end;
    std::unique_ptr<Session> m_session;
};

void TestSession::init()
{
    QCOMPARE(pipe2(m_in, O_CLOEXEC), 0);
    QCOMPARE(pipe2(m_out, O_CLOEXEC), 0);
    m_read.clear();
}

void TestSession::cleanup()
{
    closeInput();
    if (m_end.valid())
        m_end.get();
    m_session.reset();
    for (const int file : {m_in[0], m_out[0], m_out[1]})
        close(file);
}

void TestSession::start(QList<Handler> handlers, Session::Sources sources)
{
    m_session = std::make_unique<Session>(m_in[0], m_out[1], std::move(handlers), std::move(sources));
    m_end = std::async(std::launch::async, [this] { return m_session->run(); });
}

void TestSession::ask(const QByteArray &line)
{
    QCOMPARE(write(m_in[1], line.constData(), size_t(line.size())), line.size());
}

void TestSession::ask(qint64 id, Verb verb)
{
    ask(protocol::write(Request{.id = id, .verb = verb, .devices = {UsbPort{1, {1}}}, .port = UsbPort{1, {1}}}));
}

QByteArray TestSession::line()
{
    while (!m_read.contains('\n')) {
        char bytes[4096];
        const ssize_t count = read(m_out[0], bytes, sizeof bytes);
        if (count <= 0)
            return {};
        m_read += QByteArray(bytes, count);
    }
    const QByteArray first = m_read.first(m_read.indexOf('\n') + 1);
    m_read.remove(0, first.size());
    return first;
}

protocol::Message TestSession::message()
{
    const auto message = protocol::readMessage(line());
    return message ? *message : protocol::Message(Fault{.text = u"unreadable: "_s + message.error(), .id = -1});
}

void TestSession::linesAreCut()
{
    LineReader reader(8);
    QCOMPARE(reader.add("ab"), QByteArrayList());
    QCOMPARE(reader.add("c\n\n12345678\nx"), (QByteArrayList{"abc", "", "12345678"}));
    QCOMPARE(reader.add("\n"), QByteArrayList{"x"});
    QVERIFY(!reader.isTooLong());
    QCOMPARE(reader.add("ok\n123456789"), QByteArrayList{"ok"});
    QVERIFY(reader.isTooLong());
    QCOMPARE(reader.add("\nlater\n"), QByteArrayList());
}

void TestSession::answersInTurn()
{
    start({{.verb = Verb::Hello, .lane = Handler::Lane::AtOnce, .run = [](const Request &) { return Result(); }},
           {.verb = Verb::BlastRadius,
            .run = [](const Request &) -> Result { return HostUses{{.kind = u"mount"_s, .text = u"x"_s}}; }},
           {.verb = Verb::UsbDetach, .lane = Handler::Lane::Change, .run = [](const Request &) -> Result {
                return std::unexpected(Fault{.code = Fault::Code::Busy, .text = u"no"_s});
            }}});
    ask(1, Verb::Hello);
    QVERIFY(std::get<Answer>(message()) == (Answer{.id = 1}));
    ask(2, Verb::BlastRadius);
    QCOMPARE(std::get<Answer>(message()).id, 2);
    ask(3, Verb::UsbDetach);
    QVERIFY(std::get<Fault>(message()) == (Fault{.code = Fault::Code::Busy, .text = u"no"_s, .id = 3}));
    ask(4, Verb::Confirm); // nobody does that here
    QCOMPARE(std::get<Fault>(message()).code, Fault::Code::UnknownVerb);
    closeInput();
    QCOMPARE(m_end.get(), 0);
}

void TestSession::slowOneHoldsUpNobody()
{
    Gate gate;
    start({{.verb = Verb::Hello, .lane = Handler::Lane::AtOnce, .run = [](const Request &) { return Result(); }},
           {.verb = Verb::Inventory, .run = [](const Request &) { return Result(); }},
           {.verb = Verb::UsbDetach, .lane = Handler::Lane::Change, .run = [&gate](const Request &) {
                gate.wait();
                return Result();
            }}});
    ask(1, Verb::UsbDetach);
    gate.untilSomebodyWaits();
    ask(2, Verb::Hello);
    QCOMPARE(std::get<Answer>(message()).id, 2);
    ask(3, Verb::Inventory);
    QCOMPARE(std::get<Answer>(message()).id, 3);
    gate.open();
    QCOMPARE(std::get<Answer>(message()).id, 1);
}

void TestSession::changesAreOneAfterTheOther()
{
    std::atomic_int inside = 0, most = 0;
    const auto change = [&](const Request &) {
        most = qMax(most.load(), ++inside);
        std::this_thread::yield();
        --inside;
        return Result();
    };
    start({{.verb = Verb::UsbDetach, .lane = Handler::Lane::Change, .run = change},
           {.verb = Verb::UsbAttach, .lane = Handler::Lane::Change, .run = change}});
    for (int i = 1; i <= 60; ++i)
        ask(i, i % 2 ? Verb::UsbDetach : Verb::UsbAttach);
    for (int i = 1; i <= 60; ++i)
        QCOMPARE(std::get<Answer>(message()).id, i);
    QCOMPARE(most.load(), 1);
}

void TestSession::lateAnswerIsDropped()
{
    auto gate = std::make_shared<Gate>(); // the thread may outlive the session
    std::atomic_bool over = false;
    start({{.verb = Verb::UsbDetach,
            .lane = Handler::Lane::Change,
            .limitMs = 30,
            .run =
                [gate, &over](const Request &) {
                    gate->wait();
                    over = true;
                    return Result();
                }},
           {.verb = Verb::UsbAttach, .lane = Handler::Lane::Change, .run = [](const Request &) { return Result(); }}});
    ask(1, Verb::UsbDetach);
    ask(2, Verb::UsbAttach); // waits behind it, and is done when it is left behind
    const Fault late = std::get<Fault>(message());
    QCOMPARE(late.code, Fault::Code::TimedOut);
    QCOMPARE(late.id, 1);
    QVERIFY(late.text.contains(u"usb-detach"_s));
    QCOMPARE(std::get<Answer>(message()).id, 2);
    gate->open();
    QTRY_VERIFY(over);
    closeInput();
    QCOMPARE(m_end.get(), 0);
    close(std::exchange(m_out[1], -1));
    QCOMPARE(line(), QByteArray()); // not answered twice
}

void TestSession::nonsenseIsAnswered()
{
    start({{.verb = Verb::Hello, .lane = Handler::Lane::AtOnce, .run = [](const Request &) { return Result(); }}});
    ask("reboot\n");
    QCOMPARE(std::get<Fault>(message()).code, Fault::Code::Malformed);
    ask(QByteArray("\0\xff\n", 3));
    QCOMPARE(std::get<Fault>(message()).code, Fault::Code::Malformed);
    ask(R"({"riser":1,"id":7,"verb":"exec"})"
        "\n");
    QCOMPARE(std::get<Fault>(message()).id, 7);
    ask(8, Verb::Hello); // and it goes on
    QCOMPARE(std::get<Answer>(message()).id, 8);
}

void TestSession::longLineEndsIt()
{
    start({});
    // More than fits the pipe, so that it is read while it is written.
    const std::jthread writer([file = m_in[1]] {
        const QByteArray bytes(protocol::longestRequest + 1, 'x');
        (void)!write(file, bytes.constData(), size_t(bytes.size()));
    });
    QCOMPARE(std::get<Fault>(message()).code, Fault::Code::Malformed);
    QCOMPARE(m_end.get(), 1);
}

void TestSession::whatWasAskedIsAnsweredAtTheEnd()
{
    Gate gate;
    start({{.verb = Verb::Inventory,
            .run =
                [&gate](const Request &) {
                    gate.wait();
                    return Result();
                }},
           {.verb = Verb::UsbDetach, .lane = Handler::Lane::Change, .run = [](const Request &) { return Result(); }}});
    ask(1, Verb::Inventory);
    ask(2, Verb::Inventory);
    ask(3, Verb::UsbDetach);
    closeInput();
    gate.open();
    QSet<qint64> answered;
    for (int i = 0; i < 3; ++i)
        answered << std::get<Answer>(message()).id;
    QCOMPARE(answered, (QSet<qint64>{1, 2, 3}));
    QCOMPARE(m_end.get(), 0);
}

void TestSession::begunChangeIsWaitedFor()
{
    Gate gate;
    std::atomic_int done = 0;
    start({{.verb = Verb::UsbDetach, .lane = Handler::Lane::Change, .run = [&](const Request &) {
                gate.wait();
                ++done;
                return Result();
            }}});
    ask(1, Verb::UsbDetach);
    ask(2, Verb::UsbDetach);
    gate.untilSomebodyWaits();
    close(std::exchange(m_out[0], -1)); // cut off: nobody reads
    QVERIFY(m_end.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    gate.open();
    m_end.get();
    QCOMPARE(done.load(), 1); // what hadn't begun wasn't
}

void TestSession::burstIsToldOnce()
{
    const int told = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    start({}, [told] {
        std::vector<std::unique_ptr<EventSource>> sources;
        sources.push_back(std::make_unique<ToldSource>(told));
        return sources;
    });
    eventfd_write(told, 1); // before somebody watches
    ask(1, Verb::Watch);
    QCOMPARE(std::get<Answer>(message()).id, 1);
    eventfd_write(told, 5);
    QVERIFY(std::get<Event>(message()) == (Event{.action = u"bind"_s, .device = stick}));
    eventfd_write(told, 1);
    QVERIFY(std::holds_alternative<Event>(message()));
    ask(2, Verb::Watch); // again is no harm
    QCOMPARE(std::get<Answer>(message()).id, 2);
    closeInput();
    m_end.get();
    close(std::exchange(m_out[1], -1));
    QCOMPARE(line(), QByteArray());
    close(told);
}

void TestSession::watchWithoutSources()
{
    start({});
    ask(1, Verb::Watch);
    QCOMPARE(std::get<Fault>(message()).code, Fault::Code::Failed);
}

void TestSession::namesOfEvents()
{
    QCOMPARE(deviceOf(u"pci"_s, u"0000:01:00.0"_s).value(), u"pci_0000_01_00_0"_s);
    QCOMPARE(deviceOf(u"usb"_s, u"1-5.3"_s).value(), u"usb_1_5_3"_s);
    QCOMPARE(deviceOf(u"usb"_s, u"1-5.3:1.0"_s).value(), u"usb_1_5_3"_s);         // an interface
    for (const QString &name : {u"usb1"_s, u"1-0:1.0"_s, QString(), u"../1-5"_s}) // root hubs, and nonsense
        QVERIFY(deviceOf(u"usb"_s, name).isEmpty());
    QVERIFY(deviceOf(u"pci"_s, u"nonsense"_s).isEmpty());
    QVERIFY(deviceOf(u"net"_s, u"0000:01:00.0"_s).isEmpty());
}

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"
