// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_match.h"
#include "ui/models/session_device.h"
#include "ui/pages/device_view.h"
#include "ui/pages/sessions_watch.h"

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
class EmptyState;
class LabelStore;

/// What every list of devices has: chips, search, the list with its actions, the details, an empty state. Pages say of
/// which hosts. Object names: "deviceSearch", "deviceView", "deviceDetails", "deviceEmpty", "clearFilters", those of
/// ChipBar.
class DeviceListPage : public QWidget
{
    Q_OBJECT
public:
    void focusSearch();
    QList<SessionDevice> selected() const; ///< one of each selected unit
    /// Each device that is selected, once, in the order of the list; a unit's row means its members that are shown.
    QList<SessionDevice> everySelected() const;
    void select(const HostId &host, const DeviceKey &device);
    void setLabels(LabelStore *labels); ///< must outlive the page; null: a page without labels
    DeviceModel *model() const { return m_model; }
    DeviceFilter *filter() const { return m_filter; }
    DeviceView *view() const { return m_view; }
    void saveLayout() const;

Q_SIGNALS:
    void deviceXmlRequested(riser::HostSession *session, const riser::DeviceKey &device);

protected:
    /// All pages with one `settings` group have one layout.
    DeviceListPage(DomainId scope, DeviceView::Page kind, QString settings, QWidget *parent);

    /// `top`: what stands beside the search field. `below`: what stands between them and the chips, if anything does.
    void build(const QList<QWidget *> &top, QWidget *below = nullptr);
    /// Is to be told the sessions(), and to catch up once the page is built.
    SessionsWatch *watch() const { return m_watch; }
    void updateEmpty();
    void setGuest(const QHash<DeviceKey, GuestSight> &sights); ///< for the column, tool tips and details
    DeviceActions *actions() const { return m_actions; }
    EmptyState *emptyState() const { return m_empty; }

    virtual QList<HostSession *> sessions() const = 0;
    /// There is nothing to show, and no filter is why.
    virtual void tellEmpty() = 0;
    virtual void hostsTaken() {} ///< the list has what the hosts say now; not for operations that begin or end

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildTop(const QList<QWidget *> &widgets);
    QWidget *buildList();
    void buildEmpty();
    void restoreLayout();
    void takeHosts(SessionsWatch::Change change); ///< what sessions() know now
    void updateDetails();
    void takeLabels();
    void openMenu(const QModelIndex &index, const QPoint &at);
    SessionDevice deviceAt(const QModelIndex &source) const;

    DomainId m_scope;
    DeviceView::Page m_kind;
    QString m_settings;
    bool m_shown = false; ///< its layout is the user's
    LabelStore *m_labels = nullptr;
    bool m_labelsDue = false; ///< they changed while the page was hidden
    DeviceModel *m_model;
    DeviceFilter *m_filter;
    DeviceActions *m_actions;
    SessionsWatch *m_watch;
    DeviceView *m_view = nullptr;
    QWidget *m_top = nullptr;
    QWidget *m_chips = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QPlainTextEdit *m_details = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace riser
