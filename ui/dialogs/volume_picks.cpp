// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/volume_picks.h"

#include "ui/shared/format.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace riser {

VolumePicks::VolumePicks(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
    , m_note(new QLabel)
{
    m_note->setObjectName(u"volumesNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    m_rows->setContentsMargins({});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(m_rows);
    column->addWidget(m_note);
    setAccessibleName(tr("Volumes that go"));
}

void VolumePicks::setVolumes(const QList<LeavingVolume> &volumes, const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (volumes == m_volumes)
        return;
    m_volumes = volumes;
    rebuild();
    Q_EMIT changed();
}

bool VolumePicks::isPicked(const LeavingVolume &volume) const
{
    return volume.whyNot.isEmpty() && m_chosen.value(volume.path, volume.made);
}

QList<MarkedVolume> VolumePicks::picked() const
{
    QList<MarkedVolume> volumes;
    for (const LeavingVolume &volume : m_volumes) {
        if (isPicked(volume))
            volumes << volume.volume;
    }
    return volumes;
}

void VolumePicks::rebuild()
{
    while (const std::unique_ptr<QLayoutItem> item{m_rows->takeAt(0)}) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->setParent(nullptr);
            row->deleteLater(); // a tick of it may be on the stack
        }
    }
    for (const LeavingVolume &volume : std::as_const(m_volumes))
        addRow(volume);
}

void VolumePicks::addRow(const LeavingVolume &volume)
{
    const QString name = u"volume:%1/%2"_s.arg(volume.volume.pool, volume.volume.name);
    const QString text = volume.made ? tr("%1 in the pool %2, %3, made for it") : tr("%1 in the pool %2, %3");
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *tick =
        new QCheckBox(menuText(text.arg(volume.volume.name, volume.volume.pool, bytesText(volume.allocationBytes))));
    tick->setObjectName(name);
    tick->setToolTip(plainTip(volume.path));
    tick->setChecked(isPicked(volume));
    tick->setEnabled(volume.whyNot.isEmpty());
    tick->setAccessibleDescription(volume.whyNot);
    connect(tick, &QCheckBox::toggled, this, [this, path = volume.path](bool on) {
        m_chosen.insert(path, on);
        Q_EMIT changed();
    });
    column->addWidget(tick);
    if (!volume.whyNot.isEmpty()) {
        auto *why = new QLabel(tr("Stays: %1").arg(volume.whyNot));
        why->setObjectName(name + u":why"_s);
        why->setTextFormat(Qt::PlainText);
        why->setWordWrap(true);
        why->setIndent(fontMetrics().lineSpacing() * 3 / 2);
        column->addWidget(why);
    }
    m_rows->addWidget(row);
}

} // namespace riser
