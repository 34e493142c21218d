// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/inventory.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace riser {

class DeviceActions;
class DeviceFilter;
class DeviceModel;
class DeviceView;
class EmptyState;
class HostSession;

/// The Devices tab of a host, or of one VM. Object names: "deviceSearch", "deviceView", "deviceDetails", "deviceEmpty",
/// "clearFilters", "assignFromPool" (VM), those of ChipBar and DeviceHeader.
class DevicesPage : public QWidget
{
    Q_OBJECT
public:
    /// `scope` empty: the host's page. `session` must outlive the page.
    DevicesPage(HostSession *session, DomainId scope, QWidget *parent = nullptr);

    void focusSearch();
    QList<DeviceKey> selectedDevices() const; ///< one of each selected unit
    void select(const DeviceKey &device);
    DeviceModel *model() const { return m_model; }
    DeviceFilter *filter() const { return m_filter; }
    DeviceView *view() const { return m_view; }
    void saveLayout() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

Q_SIGNALS:
    void xmlRequested(const riser::DeviceKey &device);

private:
    void build();
    QWidget *buildTop();
    void buildEmpty();
    void restoreLayout();
    void takeInventory();
    void takeState();
    void updateEmpty();
    void updateDetails();
    void openMenu(const QModelIndex &index, const QPoint &at);
    QString settingsGroup() const;

    HostSession *m_session;
    DomainId m_scope;
    bool m_shown = false; ///< its layout is the user's
    DeviceModel *m_model;
    DeviceFilter *m_filter;
    DeviceActions *m_actions;
    DeviceView *m_view;
    QWidget *m_top;
    QWidget *m_chips;
    QLineEdit *m_search;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    QPlainTextEdit *m_details;
    EmptyState *m_empty;
    QPushButton *m_clear;
    QPushButton *m_assign = nullptr;
    QPushButton *m_connect;
};

} // namespace riser
