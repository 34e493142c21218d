// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/askpass_server.h"
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/ask_dialog.h"
#include "ui/dialogs/gui_asker.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QLocalSocket>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The real riser-askpass, run as ssh runs it, against the console's side.
class tst_ConsoleAskpass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPassword();
    void cancelled();
    void aHostKeyQuestion_data();
    void aHostKeyQuestion();
    void confirmLooksAtTheStatus_data();
    void confirmLooksAtTheStatus();
    void aNoticeWantsNoAnswer();
    void sshGivesUp();
    void sshIsEnded();
    void theConsoleEnds();
    void withoutAConsole();
    void theSocketIsForThisUserAlone();
    void nonsenseIsHungUpOn();
    void aFolderThatIsNotAFolderIsNotTaken();

private:
    void run(const QString &prompt, const QString &kind = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"RISER_ASKPASS_SOCKET"_s, m_path);
        environment.remove(u"SSH_ASKPASS_PROMPT"_s);
        if (!kind.isEmpty())
            environment.insert(u"SSH_ASKPASS_PROMPT"_s, kind);
        m_process->setProcessEnvironment(environment);
        m_process->start(QCoreApplication::applicationDirPath() + u"/../libexec/riser/riser-askpass"_s, {prompt});
    }
    bool ended()
    {
        return QTest::qWaitFor([this] { return m_process->state() == QProcess::NotRunning; }, 20'000);
    }
    static AskDialog *shown()
    {
        AskDialog *found = nullptr;
        (void)QTest::qWaitFor(
            [&found] {
                for (QWidget *widget : QApplication::topLevelWidgets()) {
                    if (auto *dialog = qobject_cast<AskDialog *>(widget); dialog && dialog->isVisible())
                        found = dialog;
                }
                return found != nullptr;
            },
            20'000);
        return found;
    }
    static void press(const AskDialog *dialog, bool yes)
    {
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault() != yes) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
    }

    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<GuiAsker> m_asker;
    std::unique_ptr<AskpassServer> m_server;
    std::unique_ptr<QProcess> m_process;
    QString m_path;
};

void tst_ConsoleAskpass::init()
{
    m_runtime = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    m_asker = std::make_unique<GuiAsker>();
    m_server = std::make_unique<AskpassServer>(m_asker.get());
    QVERIFY(m_server->listen());
    m_path = m_server->path();
    m_process = std::make_unique<QProcess>();
}

void tst_ConsoleAskpass::cleanup()
{
    m_process.reset();
    m_server.reset();
    m_asker.reset();
    QVERIFY2(!QFileInfo::exists(QFileInfo(m_path).path()), "socket and folder go with the console");
}

void tst_ConsoleAskpass::aPassword()
{
    run(u"root@rack1's password: "_s);
    QPointer dialog = shown();
    QVERIFY(dialog);
    QCOMPARE(textOf(dialog, "prompt"), u"root@rack1's password:"_s);
    auto *field = dialog->findChild<QLineEdit *>();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    field->setText(u"p\"ä ss\\"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(m_process->readAllStandardOutput(), QByteArray("p\"ä ss\\\n"));
    QTRY_VERIFY(!dialog);
}

void tst_ConsoleAskpass::cancelled()
{
    run(u"root@rack1's password: "_s);
    AskDialog *dialog = shown();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), 1);
    QVERIFY(m_process->readAllStandardOutput().isEmpty());
}

void tst_ConsoleAskpass::aHostKeyQuestion_data()
{
    QTest::addColumn<bool>("yes");
    QTest::addColumn<QByteArray>("printed");
    QTest::newRow("yes") << true << QByteArray("yes\n");
    QTest::newRow("no") << false << QByteArray("no\n");
}

void tst_ConsoleAskpass::aHostKeyQuestion()
{
    QFETCH(bool, yes);
    QFETCH(QByteArray, printed);
    run(u"The authenticity of host 'rack1 (10.0.0.1)' can't be established.\nED25519 key fingerprint is SHA256:q9/aB.\n"
        "Are you sure you want to continue connecting (yes/no/[fingerprint])? "_s);
    AskDialog *dialog = shown();
    QVERIFY(dialog);
    QVERIFY(textOf(dialog, "prompt").contains(u"rack1"_s));
    QVERIFY(textOf(dialog, "prompt").contains(u"SHA256:q9/aB"_s));
    QVERIFY(dialog->findChildren<QLineEdit *>().isEmpty());
    press(dialog, yes);
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(m_process->readAllStandardOutput(), printed);
}

void tst_ConsoleAskpass::confirmLooksAtTheStatus_data()
{
    QTest::addColumn<bool>("yes");
    QTest::addColumn<int>("status");
    QTest::newRow("yes") << true << 0;
    QTest::newRow("no") << false << 1;
}

void tst_ConsoleAskpass::confirmLooksAtTheStatus()
{
    QFETCH(bool, yes);
    QFETCH(int, status);
    run(u"Allow use of key id_rsa?"_s, u"confirm"_s);
    AskDialog *dialog = shown();
    QVERIFY(dialog);
    press(dialog, yes);
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), status);
}

void tst_ConsoleAskpass::aNoticeWantsNoAnswer()
{
    run(u"Confirm user presence for key ED25519-SK"_s, u"none"_s);
    QPointer dialog = shown();
    QVERIFY(dialog);
    QVERIFY(dialog->findChildren<QLineEdit *>().isEmpty());
    QCOMPARE(dialog->findChildren<QPushButton *>().size(), 1);
    m_process->terminate(); // as ssh does when the key was touched
    QVERIFY(ended());
    QTRY_VERIFY(!dialog);
}

void tst_ConsoleAskpass::sshGivesUp()
{
    run(u"root@rack1's password: "_s);
    QPointer dialog = shown();
    QVERIFY(dialog);
    m_process->kill();
    QVERIFY(ended());
    QTRY_VERIFY2(!dialog, "nobody wants the answer any more");
}

/// libvirt ends the ssh of a connection that is given up; ssh ends nobody.
void tst_ConsoleAskpass::sshIsEnded()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RISER_ASKPASS_SOCKET"_s, m_path);
    m_process->setProcessEnvironment(environment);
    const QString askpass = QCoreApplication::applicationDirPath() + u"/../libexec/riser/riser-askpass"_s;
    // What follows keeps the shell from becoming the program: it stands for ssh.
    m_process->start(u"/bin/sh"_s, {u"-c"_s, u"\"$0\" \"root@rack1's password: \"; exit $?"_s, askpass});
    QPointer dialog = shown();
    QVERIFY(dialog);
    m_process->kill();
    QTRY_VERIFY2(!dialog, "nobody wants the answer any more");
    QVERIFY(ended());
}

void tst_ConsoleAskpass::theConsoleEnds()
{
    run(u"root@rack1's password: "_s);
    QVERIFY(shown());
    m_asker->cancelAll();
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), 1);
}

void tst_ConsoleAskpass::withoutAConsole()
{
    m_path = m_runtime->filePath(u"nobody/socket"_s);
    run(u"root@rack1's password: "_s);
    QVERIFY(ended());
    QCOMPARE(m_process->exitCode(), 1);
    QVERIFY(m_process->readAllStandardError().contains("nobody/socket"));
    m_path = m_server->path();
}

void tst_ConsoleAskpass::theSocketIsForThisUserAlone()
{
    const QFileInfo folder(QFileInfo(m_path).path());
    QCOMPARE(folder.permissions() & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
    QVERIFY(m_path.endsWith(u"/riser-askpass-%1/socket"_s.arg(QCoreApplication::applicationPid())));
}

void tst_ConsoleAskpass::nonsenseIsHungUpOn()
{
    for (const QByteArray &text :
         {QByteArray("not json\n"), QByteArray("{\"prompt\":\"\"}\n"), QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(m_path);
        QVERIFY(socket.waitForConnected(20'000));
        socket.write(text);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    }
}

void tst_ConsoleAskpass::aFolderThatIsNotAFolderIsNotTaken()
{
    const QTemporaryDir other;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(other.path()));
    QVERIFY(
        QFile::link(m_runtime->path(), other.filePath(u"riser-askpass-%1"_s.arg(QCoreApplication::applicationPid()))));
    AskpassServer second(m_asker.get());
    const auto listening = second.listen();
    QVERIFY2(!listening, "somebody else's link is not followed");
    QCOMPARE(listening.error().code, ErrorCode::Settings);
    QVERIFY(listening.error().summary.contains(other.path()));
}

QTEST_MAIN(tst_ConsoleAskpass)
#include "tst_console_askpass.moc"
