// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace riser {

class EmptyState;
class HostSession;
class VmModel;

/// The Virtual machines tab of a host. Enter or a double click opens one. Object names: "vmView", "vmEmpty".
class VmsPage : public QWidget
{
    Q_OBJECT
public:
    explicit VmsPage(HostSession *session, QWidget *parent = nullptr);
    void saveLayout() const;

Q_SIGNALS:
    void opened(const riser::DomainId &domain);

private:
    void refresh();

    HostSession *m_session;
    VmModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace riser
