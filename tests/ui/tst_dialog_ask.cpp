// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/ask_dialog.h"
#include "ui/dialogs/gui_asker.h"

#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <future>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// Questions of logins: a worker waits, the window doesn't.
class tst_DialogAsk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkerGetsTheAnswers();
    void cancelIsNoAnswer();
    void aHostKeyQuestionIsYesOrNo();
    void questionsComeOneAfterTheOther();
    void quittingFreesAWaitingWorker();
    void theAskerOutlivesItsWindow();
    void onTheGuiThreadItDoesNotBlock();
    void aWithdrawnQuestionGoes();
    void anUnwantedQuestionGoes();
    void anUnwantedQuestionBehindAnotherGoes();

private:
    using Answers = std::optional<QStringList>;

    static CredentialRequest secret(const QString &prompt)
    {
        return {.prompt = prompt, .secret = true, .yesNo = false, .defaultValue = {}};
    }
    static std::future<Answers> askFromWorker(const UserAsker &ask, const QList<CredentialRequest> &requests,
                                              const std::stop_token &unwanted = {})
    {
        return std::async(std::launch::async, [ask, requests, unwanted] { return ask(requests, unwanted); });
    }
    static bool done(const std::future<Answers> &future)
    {
        return QTest::qWaitFor([&] { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
                               20'000);
    }
    static AskDialog *visibleQuestion()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<AskDialog *>(widget); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static AskDialog *shown()
    {
        (void)QTest::qWaitFor([] { return visibleQuestion() != nullptr; }, 20'000);
        return visibleQuestion();
    }
};

void tst_DialogAsk::aWorkerGetsTheAnswers()
{
    GuiAsker asker;
    auto answers = askFromWorker(
        asker.asker(), {{.prompt = u"User of rack1"_s, .secret = false, .yesNo = false, .defaultValue = u"root"_s},
                        secret(u"Password of root"_s)});
    AskDialog *dialog = shown();
    QVERIFY(dialog);
    QVERIFY(!dialog->isModal());
    const auto fields = dialog->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[0]->text(), u"root"_s);
    QCOMPARE(fields[0]->echoMode(), QLineEdit::Normal);
    QCOMPARE(fields[1]->echoMode(), QLineEdit::Password);
    QTest::keyClicks(fields[1], u"s3 cret"_s);
    QTest::keyClick(fields[1], Qt::Key_Return);
    QVERIFY(done(answers));
    QCOMPARE(answers.get(), (QStringList{u"root"_s, u"s3 cret"_s}));
}

void tst_DialogAsk::cancelIsNoAnswer()
{
    GuiAsker asker;
    auto answers = askFromWorker(asker.asker(), {secret(u"Password"_s)});
    AskDialog *dialog = shown();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(done(answers));
    QVERIFY(!answers.get());
}

void tst_DialogAsk::aHostKeyQuestionIsYesOrNo()
{
    GuiAsker asker;
    const QString prompt =
        u"The authenticity of host '<b>rack1</b>' can't be established.\nED25519 key fingerprint is SHA256:abc."_s;
    const CredentialRequest request{.prompt = prompt, .secret = false, .yesNo = true, .defaultValue = {}};
    auto no = askFromWorker(asker.asker(), {request});
    QPointer dialog = shown();
    QVERIFY(dialog);
    QCOMPARE(textOf(dialog, "prompt"), prompt);
    QCOMPARE(child<QLabel>(dialog, "prompt")->textFormat(), Qt::PlainText);
    QVERIFY(dialog->findChildren<QLineEdit *>().isEmpty());
    QTest::keyClick(dialog, Qt::Key_Return); // Enter alone trusts nobody
    QVERIFY(done(no));
    QCOMPARE(no.get(), QStringList{u"no"_s});
    QTRY_VERIFY(!dialog);

    auto yes = askFromWorker(asker.asker(), {request});
    dialog = shown();
    QVERIFY(dialog);
    for (auto *button : dialog->findChildren<QPushButton *>()) {
        if (!button->isDefault()) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    }
    QVERIFY(done(yes));
    QCOMPARE(yes.get(), QStringList{u"yes"_s});
}

void tst_DialogAsk::questionsComeOneAfterTheOther()
{
    GuiAsker asker;
    QStringList order;
    const auto note = [&order](const QString &name) {
        return [&order, name](const Answers &answers) {
            order << name + u'=' + (answers ? answers->value(0) : u"cancelled"_s);
        };
    };
    asker.ask({secret(u"first"_s)}, false, note(u"first"_s));
    asker.ask({secret(u"second"_s)}, false, note(u"second"_s));
    for (const QString &name : {u"first"_s, u"second"_s}) {
        QPointer dialog = shown();
        QVERIFY(dialog);
        QCOMPARE(textOf(dialog, "prompt"), name);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), name);
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    }
    QCOMPARE(order, (QStringList{u"first=first"_s, u"second=second"_s}));
}

void tst_DialogAsk::quittingFreesAWaitingWorker()
{
    auto asker = std::make_unique<GuiAsker>();
    auto shownOne = askFromWorker(asker->asker(), {secret(u"one"_s)});
    QVERIFY(shown());
    auto waiting = askFromWorker(asker->asker(), {secret(u"two"_s)});
    asker.reset();
    QVERIFY(done(shownOne));
    QVERIFY(done(waiting));
    QVERIFY(!shownOne.get());
    QVERIFY(!waiting.get());
}

void tst_DialogAsk::theAskerOutlivesItsWindow()
{
    UserAsker ask;
    {
        const GuiAsker asker;
        ask = asker.asker();
    }
    auto late = askFromWorker(ask, {secret(u"late"_s)});
    QVERIFY(done(late));
    QVERIFY(!late.get());
}

void tst_DialogAsk::onTheGuiThreadItDoesNotBlock()
{
    const GuiAsker asker;
    QVERIFY(!asker.asker()({secret(u"here"_s)}, {}));
}

void tst_DialogAsk::aWithdrawnQuestionGoes()
{
    GuiAsker asker;
    bool answered = false;
    const quint64 number = asker.ask({secret(u"gone"_s)}, false, [&answered](const Answers &) { answered = true; });
    QPointer dialog = shown();
    QVERIFY(dialog);
    asker.withdraw(number);
    QTRY_VERIFY(!dialog);
    QVERIFY(!answered);
}

void tst_DialogAsk::anUnwantedQuestionGoes()
{
    GuiAsker asker;
    std::stop_source unwanted;
    auto answers = askFromWorker(asker.asker(), {secret(u"gone"_s)}, unwanted.get_token());
    QPointer dialog = shown();
    QVERIFY(dialog);
    unwanted.request_stop(); // on the GUI thread, as a session does
    QVERIFY(done(answers));
    QVERIFY(!answers.get());
    QTRY_VERIFY(!dialog);

    auto late = askFromWorker(asker.asker(), {secret(u"late"_s)}, unwanted.get_token());
    QVERIFY(done(late));
    QVERIFY(!late.get());
    QTest::qWait(0);
    QVERIFY2(!visibleQuestion(), "what nobody wants to know isn't asked at all");
}

void tst_DialogAsk::anUnwantedQuestionBehindAnotherGoes()
{
    GuiAsker asker;
    auto first = askFromWorker(asker.asker(), {secret(u"first"_s)});
    QPointer dialog = shown();
    QVERIFY(dialog);
    std::stop_source unwanted;
    auto second = askFromWorker(asker.asker(), {secret(u"second"_s)}, unwanted.get_token());
    unwanted.request_stop();
    QVERIFY(done(second));
    QVERIFY(!second.get());
    QCOMPARE(textOf(dialog, "prompt"), u"first"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"yes"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(done(first));
    QCOMPARE(first.get(), QStringList{u"yes"_s});
    QTRY_VERIFY(!visibleQuestion());
}

QTEST_MAIN(tst_DialogAsk)
#include "tst_dialog_ask.moc"
