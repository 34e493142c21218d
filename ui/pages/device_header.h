// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace riser {

class HostSession;

/// The line above a host's devices: can it pass devices through at all, how many GPUs are free, how fresh is what is
/// shown, and what could not be read. Object names: "headerIommu", "headerVfio", "headerProgram", "headerGpus",
/// "headerLive", "headerRead", "headerProblems".
class DeviceHeader : public QWidget
{
    Q_OBJECT
public:
    explicit DeviceHeader(HostSession *session, QWidget *parent = nullptr);

private:
    QLabel *addLabel(const QString &objectName);
    void refresh();
    void refreshRead();
    void refreshProblems();
    void refreshProgram();
    void setWord(QLabel *label, const QString &text, const QString &tip, bool warn);

    HostSession *m_session;
    QLabel *m_iommu;
    QLabel *m_vfio;
    QLabel *m_program;
    QLabel *m_gpus;
    QLabel *m_live;
    QLabel *m_read;
    QToolButton *m_problems;
};

} // namespace riser
