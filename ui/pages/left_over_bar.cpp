// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/left_over_bar.h"

#include "core/host/host_list.h"
#include "ui/dialogs/operation_dialog.h"
#include "ui/models/left_overs.h"
#include "ui/shared/plain_box.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace riser {

LeftOverBar::LeftOverBar(HostList *hosts, QWidget *parent)
    : MessageBar(parent)
    , m_hosts(hosts)
    , m_leftOvers(new LeftOvers(hosts, this))
    , m_finish(addButton(tr("FINISH…"), u"leftOverFinish"_s))
    , m_undo(addButton(tr("UNDO…"), u"leftOverUndo"_s))
{
    setObjectName(u"leftOverBar"_s);
    setAccessibleName(tr("Something was left over"));
    QPushButton *forget = addButton(tr("FORGET"), u"leftOverForget"_s);
    connect(m_finish, &QPushButton::clicked, this, [this] { open(true); });
    connect(m_undo, &QPushButton::clicked, this, [this] { open(false); });
    connect(forget, &QPushButton::clicked, this, &LeftOverBar::forget);
    connect(m_leftOvers, &LeftOvers::changed, this, &LeftOverBar::refresh);
    connect(m_leftOvers, &LeftOvers::forgetFailed, this, [this](const Error &error) {
        QMessageBox *box = plainBox(QMessageBox::Warning, tr("It is not forgotten"), error.toText(), window());
        box->setObjectName(u"leftOverForgetFailed"_s);
        box->show();
    });
    const auto watch = [this](HostSession *session) {
        connect(session, &HostSession::stateChanged, this, &LeftOverBar::refresh);
        refresh();
    };
    connect(hosts, &HostList::added, this, watch);
    for (HostSession *session : hosts->sessions())
        watch(session);
    hide();
}

/// What has to be done first, if anything.
QString LeftOverBar::wayOut(const LeftOver &first) const
{
    const HostSession *session = m_leftOvers->session(first);
    if (!session)
        return tr("Add the host %1 to the list to finish it or to take it back.").arg(first.uri);
    if (session->state() != HostSession::State::Online)
        return tr("It can be finished or taken back when %1 is connected.").arg(session->entry().name);
    return tr("Both begin with a look at what is true on %1 now.").arg(session->entry().name);
}

void LeftOverBar::refresh()
{
    const QList<LeftOver> &all = m_leftOvers->all();
    if (all.isEmpty()) {
        hide();
        return;
    }
    const LeftOver &first = all.first();
    const HostSession *session = m_leftOvers->session(first);
    const bool online = session && session->state() == HostSession::State::Online;
    m_finish->setEnabled(online && makeFinish(first));
    m_undo->setEnabled(online && makeUndo(first));
    Error told{.code = ErrorCode::Failed,
               .summary = tr("“%1” on %2, begun %3, was not ended.")
                              .arg(first.title, first.hostName,
                                   QLocale().toString(first.started.toLocalTime(), QLocale::ShortFormat)),
               .detail = {},
               .hint = wayOut(first)};
    if (!first.problem.isEmpty()) {
        told.summary = tr("The journal's entry %1 can't be read: %2").arg(first.title, first.problem);
        told.hint = tr("Look on your hosts for what it may be about, then forget it.");
    }
    if (all.size() > 1)
        told.hint += u' ' + tr("%n more after this one.", nullptr, int(all.size() - 1));
    showError(told, Accent::Warning);
}

void LeftOverBar::open(bool finish)
{
    if (m_leftOvers->all().isEmpty())
        return;
    const LeftOver first = m_leftOvers->all().first();
    HostSession *session = m_leftOvers->session(first);
    if (!session)
        return;
    const auto make = [first, finish] { return finish ? makeFinish(first) : makeUndo(first); };
    (new OperationDialog(session, make, window()))->show();
}

void LeftOverBar::forget()
{
    if (m_leftOvers->all().isEmpty())
        return;
    const LeftOver first = m_leftOvers->all().first();
    QMessageBox *question =
        plainBox(QMessageBox::Question, tr("Forget what was left over?"),
                 tr("Riser will not offer again to finish “%1” or to take it back. What of it is on "
                    "%2 stays there.")
                     .arg(first.title, first.hostName),
                 window());
    question->setStandardButtons(QMessageBox::Yes | QMessageBox::No);
    question->setObjectName(u"leftOverForgetQuestion"_s);
    connect(question, &QMessageBox::accepted, m_leftOvers, [this, id = first.id] { m_leftOvers->forget(id); });
    question->open();
}

} // namespace riser
