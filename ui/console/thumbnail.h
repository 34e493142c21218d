// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/post_box.h"
#include "core/host/worker_thread.h"
#include "ui/console/thumbnail_rules.h"

#include <QAbstractButton>
#include <QImage>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace riser {

class HostSession;
struct Domain;
struct Screenshot;

/// A small picture of a running VM's screen, asked for every few seconds while it is seen, or less often where pictures
/// come slowly: one request at a time, on a thread of its own, which also decodes and scales. Where there is no picture
/// it says why, in a sentence. After a login that failed it asks again only when it is clicked: nobody is asked for a
/// password every few seconds. Object name: "thumbnail".
class Thumbnail : public QAbstractButton
{
    Q_OBJECT
public:
    /// `session` must outlive it. `pause`: between an answer and the next question, at least; the
    /// slower a picture comes the longer it is (picturePause()).
    Thumbnail(HostSession *session, const DomainId &domain, QWidget *parent = nullptr,
              std::chrono::milliseconds pause = std::chrono::seconds(4));
    ~Thumbnail() override; ///< returns at once, whatever hangs

    const QImage &picture() const { return m_picture; }    ///< as shown, in device pixels; null: none
    const QString &sentence() const { return m_sentence; } ///< what is shown instead; empty: nothing to say

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void consoleRequested(); ///< by a click or Enter: the screen itself is wanted

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Taken;
    void refresh();
    void ask();
    void answered(const Taken &taken);
    void follow(const Domain *domain);
    bool offersAgain() const;
    void askAgain();
    void say(const QString &sentence);

    HostSession *m_session;
    const DomainId m_domain;
    const std::chrono::milliseconds m_pause;
    QImage m_picture;
    QString m_sentence;
    QByteArray m_xml;                  ///< that was looked at last; null: it doesn't run, or its host is away
    std::optional<QString> m_lifeName; ///< GuestConsoles::life; nothing: as m_xml
    bool m_hasScreen = true;
    quint64 m_life = 0;       ///< answers for an earlier one are dropped
    PictureRefusal m_refusal; ///< why it isn't asked again in this life; empty: it is
    QString m_trouble;        ///< what was wrong with the last answer
    bool m_asking = false;
    bool m_loggedIn = false; ///< an answer came in this life: the connection is there
    QTimer m_next;
    PostBox m_box;                          ///< what the worker answers
    std::unique_ptr<WorkerThread> m_worker; ///< made when first needed
};

} // namespace riser
