// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace riser {

class HostSession;
class XmlView;

/// The XML tab: of a host, the node device chosen above it; of a VM, its running or its persistent definition. Object
/// names: "xmlChoice", "xmlView".
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
    void setChoices(const QList<QPair<QString, QString>> &choices); ///< text, id
    void showChosen();

    HostSession *m_session;
    DomainId m_scope;
    QComboBox *m_choice;
    XmlView *m_view;
};

} // namespace riser
