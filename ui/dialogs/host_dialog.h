// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_entry.h"
#include "core/host/host_list.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace riser {

class ConnectionTest;
class FindingsView;
class HostForm;
struct ConnectionSummary;

/// Add host, and Edit host: name, connection as parts or as a URI, Test connection. Not modal; deletes itself when
/// closed; nothing in it waits. No secret is asked for here or remembered. GUI thread.
class HostDialog : public QDialog
{
    Q_OBJECT
public:
    /// An `existing` without id adds a host. `hosts` need not outlive the dialog.
    HostDialog(HostList *hosts, HostEntry existing, QWidget *parent = nullptr);

private:
    void build();
    QWidget *makeTest();
    void test();
    void stopTest();
    void tellTesting();
    void tellSuccess(const ConnectionSummary &summary);
    void tellError(const QString &id, const Error &error);
    void suggestName();
    void grow();
    void save();

    QPointer<HostList> m_hosts;
    HostEntry m_entry;
    QLineEdit *m_name;
    HostForm *m_form;
    QCheckBox *m_atStart;
    QPushButton *m_testButton;
    FindingsView *m_outcome;
    QLabel *m_detail;
    ConnectionTest *m_test;
    QTimer m_clock; ///< tells that the test still runs
    int m_seconds = 0;
};

} // namespace riser
