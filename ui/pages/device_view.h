// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTreeView>

namespace riser {

class DeviceFilter;

/// The list of devices: uniform rows, an ACTIONS button in each, the same menu by Enter, the Menu key and the secondary
/// button. Units start opened; those the user closed stay closed. Object name "deviceView".
class DeviceView : public QTreeView
{
    Q_OBJECT
public:
    explicit DeviceView(DeviceFilter *filter, QWidget *parent = nullptr);

    void setStale(bool stale); ///< old data: greyed, still to be read and selected
    bool isStale() const { return m_stale; }
    enum class Page { Host, Vm, Cluster };
    /// Hides the columns that a page has no use for; widths from the font.
    void setUpColumns(Page page);
    QRect actionsRect(const QModelIndex &index) const; ///< of the row's button, in viewport coordinates
    QByteArray columnState() const;
    bool restoreColumnState(const QByteArray &state); ///< false: can't be used

Q_SIGNALS:
    /// The row is selected. `at`: global, where the menu belongs.
    void menuRequested(const QModelIndex &index, const QPoint &at);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    void requestBelow(const QModelIndex &index);
    void chooseColumns(const QPoint &at);
    void openUnits(int first, int last);
    QString unitId(const QModelIndex &index) const;
    void hideForeignColumns();

    DeviceFilter *m_filter;
    QSet<QString> m_closed; ///< units by their text
    Page m_page = Page::Host;
    bool m_stale = false;
    bool m_opening = false;
};

} // namespace riser
