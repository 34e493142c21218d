// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;

namespace riser {

class HostSession;
class XmlView;

/// The XML tab: of a host, its capabilities or the node device chosen above it; of a VM, its running or its persistent
/// definition. Object names: "xmlChoice", "xmlNote", "xmlView".
class XmlPage : public QWidget
{
    Q_OBJECT
public:
    XmlPage(HostSession *session, DomainId scope, QWidget *parent = nullptr);
    void showDevice(const DeviceKey &device); ///< on a host's page
    void find();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void refreshHost();
    void refreshVm();
    void askForCapabilities();
    void takeCapabilities(const QByteArray &xml, const std::optional<Error> &error);
    void showCapabilities();
    void setChoices(const QList<QPair<QString, QString>> &choices); ///< text, id
    void showChosen();

    HostSession *m_session;
    DomainId m_scope;
    QComboBox *m_choice;
    QLabel *m_note; ///< why there is nothing to see, or not the newest
    XmlView *m_view;
    QByteArray m_capabilities;
    QString m_problem; ///< why the host doesn't tell them
};

} // namespace riser
