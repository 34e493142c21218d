// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace riser {

/// Facts with a picture beside them, or above them where there is little width.
class OverviewPane : public QWidget
{
    Q_OBJECT
public:
    OverviewPane(QWidget *facts, QWidget *picture, QWidget *parent = nullptr); ///< takes both

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *m_picture;
    QBoxLayout *m_layout;
};

} // namespace riser
