// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/line_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <mutex>

using namespace riser;
using namespace Qt::StringLiterals;

/// A child process that is talked to in lines.
class TestRemoteProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesGoBothWays();
    void manyLinesStayInOrder();
    void whatCantBeStartedIsTold();
    void exitCodeAndErrorsAreTold();
    void errorsAreBounded();
    void aSignalIsTold();
    void aTooLongLineEndsIt();
    void writingToTheDeadIsHarmless();
    void closingEndsItByItsInput();
    void closingKillsTheStubborn();
    void nothingComesAfterClose();
    void theChildGetsNoDescriptorsAndDefaultSignals();
};

namespace {

/// Writes down what comes.
struct Heard {
    LineProcess::Callbacks callbacks()
    {
        return {.line =
                    [this](const QByteArray &line) {
                        const std::lock_guard lock(mutex);
                        lines << line;
                    },
                .ended =
                    [this](const LineProcess::End &how) {
                        const std::lock_guard lock(mutex);
                        end = how;
                    }};
    }
    QByteArrayList said() const
    {
        const std::lock_guard lock(mutex);
        return lines;
    }
    std::optional<LineProcess::End> ended() const
    {
        const std::lock_guard lock(mutex);
        return end;
    }

    mutable std::mutex mutex;
    QByteArrayList lines;
    std::optional<LineProcess::End> end;
};

/// Heard lives as long as the thread that calls it.
struct Child {
    explicit Child(const QStringList &argv, qsizetype longestLine = 1024)
        : process(longestLine, callbacks(heard))
    {
        process.start(argv);
    }
    static LineProcess::Callbacks callbacks(const std::shared_ptr<Heard> &heard)
    {
        return {.line = [heard, inner = heard->callbacks().line](const QByteArray &line) { inner(line); },
                .ended = [heard, inner = heard->callbacks().ended](const LineProcess::End &end) { inner(end); }};
    }
    std::shared_ptr<Heard> heard = std::make_shared<Heard>();
    LineProcess process;
};

bool isRunning(pid_t pid)
{
    return ::kill(pid, 0) == 0;
}

pid_t pidIn(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

} // namespace

void TestRemoteProcess::linesGoBothWays()
{
    Child child({u"cat"_s});
    child.process.write("one\ntwo\n");
    QTRY_COMPARE(child.heard->said(), (QByteArrayList{"one", "two"}));
    child.process.write("thr");
    child.process.write("ee\n");
    QTRY_COMPARE(child.heard->said().size(), 3);
    QCOMPARE(child.heard->said().constLast(), "three");
    QVERIFY(!child.heard->ended());
}

void TestRemoteProcess::manyLinesStayInOrder()
{
    Child child({u"cat"_s}, 200'000);
    QByteArrayList sent;
    for (int i = 0; i < 200; ++i) { // more than the pipes hold
        sent << QByteArray::number(i) + QByteArray(5'000, 'x');
        child.process.write(sent.constLast() + '\n');
    }
    QTRY_COMPARE(child.heard->said().size(), 200);
    QCOMPARE(child.heard->said(), sent);
}

void TestRemoteProcess::whatCantBeStartedIsTold()
{
    Child child({u"/nowhere/at/all"_s});
    QTRY_VERIFY(child.heard->ended());
    QVERIFY(!child.heard->ended()->startProblem.isEmpty());
    QCOMPARE(child.heard->ended()->exitCode, -1);
    child.process.write("x\n");
}

void TestRemoteProcess::exitCodeAndErrorsAreTold()
{
    Child child({u"sh"_s, u"-c"_s, u"echo out; echo wrong >&2; exit 7"_s});
    QTRY_VERIFY(child.heard->ended());
    QCOMPARE(child.heard->ended()->exitCode, 7);
    QCOMPARE(child.heard->ended()->errors, "wrong\n");
    QCOMPARE(child.heard->said(), (QByteArrayList{"out"}));
}

void TestRemoteProcess::errorsAreBounded()
{
    Child child({u"sh"_s, u"-c"_s, u"for i in $(seq 20000); do echo error line $i; done >&2"_s});
    QTRY_VERIFY_WITH_TIMEOUT(child.heard->ended(), 30'000);
    QVERIFY(child.heard->ended()->errors.size() <= 8 * 1024);
    QVERIFY(child.heard->ended()->errors.endsWith("error line 20000\n"));
}

void TestRemoteProcess::aSignalIsTold()
{
    Child child({u"sh"_s, u"-c"_s, u"kill -SEGV $$"_s});
    QTRY_VERIFY(child.heard->ended());
    QCOMPARE(child.heard->ended()->signal, SIGSEGV);
    QCOMPARE(child.heard->ended()->exitCode, -1);
}

void TestRemoteProcess::aTooLongLineEndsIt()
{
    Child child({u"sh"_s, u"-c"_s, u"echo short; head -c 5000 /dev/zero | tr '\\0' x; exec sleep 1000"_s});
    QTRY_VERIFY(child.heard->ended());
    QVERIFY(child.heard->ended()->lineTooLong);
    QCOMPARE(child.heard->said(), (QByteArrayList{"short"}));
}

void TestRemoteProcess::writingToTheDeadIsHarmless()
{
    Child child({u"true"_s});
    QTRY_VERIFY(child.heard->ended());
    child.process.write(QByteArray(100'000, 'x'));
    // One that lives and has closed its input: SIGPIPE would end this test.
    Child other({u"sh"_s, u"-c"_s, u"exec <&-; echo closed; exec sleep 1000"_s});
    QTRY_COMPARE(other.heard->said().size(), 1);
    std::signal(SIGPIPE, SIG_DFL);
    other.process.write(QByteArray(100'000, 'x'));
    other.process.write("more\n");
    QVERIFY(!other.heard->ended());
}

void TestRemoteProcess::closingEndsItByItsInput()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"pid"_s);
    const auto child = std::make_unique<Child>(QStringList{QStringLiteral(RISER_FAKE_HOST_PROGRAM), u"--pid"_s, file});
    QTRY_VERIFY(pidIn(file) > 0);
    const pid_t pid = pidIn(file);
    QVERIFY(isRunning(pid));
    child->process.close(60'000); // no signal within the time of this test
    QTRY_VERIFY(!isRunning(pid));
}

void TestRemoteProcess::closingKillsTheStubborn()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"pid"_s);
    Child child({QStringLiteral(RISER_FAKE_HOST_PROGRAM), u"--stubborn"_s, u"--deaf"_s, u"--pid"_s, file});
    QTRY_VERIFY(pidIn(file) > 0);
    const pid_t pid = pidIn(file);
    child.process.close(10);
    QTRY_VERIFY(!isRunning(pid)); // and reaped: a zombie would still be there
    QVERIFY(!child.heard->ended());
}

void TestRemoteProcess::nothingComesAfterClose()
{
    Child child({u"cat"_s});
    child.process.write("one\n");
    QTRY_COMPARE(child.heard->said().size(), 1);
    child.process.close();
    child.process.write("two\n");
    Child other({u"echo"_s, u"later"_s});
    QTRY_VERIFY(other.heard->ended()); // something that takes as long
    QCOMPARE(child.heard->said().size(), 1);
    QVERIFY(!child.heard->ended());
}

void TestRemoteProcess::theChildGetsNoDescriptorsAndDefaultSignals()
{
    QFile inherited(u"/dev/null"_s);
    QVERIFY(inherited.open(QIODevice::ReadOnly));
    std::signal(SIGPIPE, SIG_IGN);
    Child child({u"sh"_s, u"-c"_s,
                 u"for fd in 3 4 5 6 7 8 9; do [ -e /proc/self/fd/$fd ] && echo open $fd; done;"
                 " grep -E '^Sig(Blk|Ign)' /proc/self/status; echo LC=$LC_ALL"_s});
    QTRY_VERIFY(child.heard->ended());
    const QByteArrayList said = child.heard->said();
    QCOMPARE(said.size(), 3);
    QVERIFY2(said[0].endsWith("0000000000000000"), said[0].constData());
    QVERIFY2(said[1].endsWith("0000000000000000"), said[1].constData());
    QVERIFY2(said[2].startsWith("LC=C"), said[2].constData());
}

QTEST_GUILESS_MAIN(TestRemoteProcess)
#include "tst_remote_process.moc"
