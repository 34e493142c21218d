// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/console_page.h"

#include "ui/console/gpu_notice.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"
#include "ui/console/spice_view.h"
#include "ui/shared/empty_state.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ConsolePage::ConsolePage(HostSession *session, const DomainId &domain, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_domain(domain)
    , m_source(new QComboBox(this))
    , m_notice(new GpuNotice(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    m_source->setObjectName(u"consoleSource"_s);
    m_source->setAccessibleName(tr("Shown"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_empty->setObjectName(u"consoleEmpty"_s);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 8, 12, 0);
    auto *caption = new QLabel(tr("&Show:"), this);
    caption->setBuddy(m_source);
    top->addWidget(caption);
    top->addWidget(m_source);
    top->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(top);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    connect(m_source, &QComboBox::activated, this, &ConsolePage::choose);
    connect(session, &HostSession::inventoryChanged, this, &ConsolePage::refresh);
}

void ConsolePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

/// A stopped VM shows what it will have.
void ConsolePage::refresh()
{
    if (!isVisible())
        return;
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (!domain) // what was said last stays to be read
        return;
    const std::optional<DomainDefinition> &definition = domain->live ? domain->live : domain->config;
    const GuestConsoles now = definition ? guestConsoles(definition->xml) : GuestConsoles();
    if (now == m_consoles && m_source->count() > 0)
        return refreshNotice(); // a GPU may have come or gone
    m_consoles = now;
    fillSources();
    choose();
}

/// A display is "d" and its index, a serial line "s" and its place.
void ConsolePage::fillSources()
{
    const QSignalBlocker quiet(m_source);
    const QString chosen = m_source->currentData().toString();
    m_source->clear();
    for (const GuestDisplay &display : std::as_const(m_consoles.displays))
        m_source->addItem(tr("Screen %1 (%2)").arg(QString::number(display.index + 1), display.typeName.toUpper()),
                          u'd' + QString::number(display.index));
    for (qsizetype at = 0; at < m_consoles.serials.size(); ++at)
        m_source->addItem(m_consoles.serials[at].title, u's' + QString::number(at));
    // Where nothing draws on the screen, the serial line is what the guest speaks on.
    const int before = m_source->findData(chosen);
    const int line = m_consoles.emulatedVideo ? -1 : m_source->findData(u"s0"_s);
    m_source->setCurrentIndex(before >= 0 ? before : std::max(0, line));
}

/// Serial lines have nothing to do with GPUs.
void ConsolePage::refreshNotice()
{
    const InventoryPtr inventory = m_session->inventory();
    const bool screen = m_source->currentData().toString().startsWith(u'd');
    m_notice->setText(screen && inventory
                          ? gpuNoticeText(drawingDevices(*inventory, m_domain), m_consoles.emulatedVideo)
                          : QString());
}

void ConsolePage::choose()
{
    refreshNotice();
    const QString chosen = m_source->currentData().toString();
    if (chosen.isEmpty()) {
        m_empty->setContent(
            u"utilities-terminal"_s, tr("This VM has no screen and no serial line"),
            tr("Add <serial type='pty'> to its definition, and tell the guest's kernel console=ttyS0."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    const int at = chosen.sliced(1).toInt();
    if (chosen.startsWith(u'd'))
        showScreen(m_consoles.displays[at]);
    else
        showSerial(m_consoles.serials[at].alias);
}

void ConsolePage::showScreen(const GuestDisplay &display)
{
    if (display.type == GuestDisplay::Type::Spice)
        return showSpice(display);
    if (display.type != GuestDisplay::Type::Vnc) {
        m_empty->setContent(u"video-display"_s, tr("This screen speaks %1").arg(display.typeName.toUpper()),
                            tr("It can't be shown here: Riser knows VNC and SPICE."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (!m_screen) {
        m_screen = new ScreenView(m_session, m_domain, this);
        m_stack->addWidget(m_screen);
    }
    m_stack->setCurrentWidget(m_screen);
    m_screen->setDisplay(display, m_consoles.life);
}

void ConsolePage::showSpice(const GuestDisplay &display)
{
    if (!m_spice) {
        m_spice = new SpiceView(m_session, m_domain, this);
        m_stack->addWidget(m_spice);
    }
    m_stack->setCurrentWidget(m_spice);
    m_spice->setDisplay(display, m_consoles.life);
}

void ConsolePage::showSerial(const QString &alias)
{
    if (!m_serial) {
        m_serial = new SerialView(m_session, m_domain, this);
        m_stack->addWidget(m_serial);
    }
    // Of a VM that is off no line has a name yet; the one that is open keeps what it showed.
    if (!alias.isEmpty())
        m_serial->setLine(alias, m_consoles.life);
    m_stack->setCurrentWidget(m_serial);
}

void ConsolePage::find()
{
    if (m_serial && m_stack->currentWidget() == m_serial)
        m_serial->findText();
}

} // namespace riser
