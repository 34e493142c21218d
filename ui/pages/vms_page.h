// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace riser {

class EmptyState;
class HostSession;
class VmActions;
class VmFilter;
class VmModel;

/// The Virtual machines tab of a host: what can be done with the chosen one, and whether each will start. Enter or a
/// double click opens one. Object names: "vmView", "vmSearch", "vmEmpty", "vmClearFilters", "vmMenu"; those of
/// VmActions and VmFilterBar.
class VmsPage : public QWidget
{
    Q_OBJECT
public:
    explicit VmsPage(HostSession *session, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    QModelIndex rowOf(const DomainId &domain) const; ///< of the view; invalid while it isn't shown
    void focusSearch();
    void saveLayout() const;

Q_SIGNALS:
    void opened(const riser::DomainId &domain);

private:
    void buildView();
    QWidget *buildTop();
    void refresh();
    void updateEmpty();
    void takeChosen();
    void openMenu(const QPoint &at);
    DomainId domainAt(const QModelIndex &index) const;

    HostSession *m_session;
    VmModel *m_model;
    VmFilter *m_filter;
    VmActions *m_actions;
    QTreeView *m_view;
    QLineEdit *m_search = nullptr;
    EmptyState *m_empty;
    QPushButton *m_clear;
    QStackedWidget *m_stack;
};

} // namespace riser
