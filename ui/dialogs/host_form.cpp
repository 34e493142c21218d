// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/host_form.h"

#include "ui/shared/verdict_sign.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

using Transport = HostUri::Transport;

HostForm::HostForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
    , m_connection(new QComboBox)
    , m_user(new QLineEdit)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_driver(new QComboBox)
    , m_path(new QComboBox)
    , m_uri(new QLineEdit)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_connection->addItem(tr("SSH"), int(Transport::Ssh));
    m_connection->addItem(tr("TLS (certificates)"), int(Transport::Tls));
    m_connection->addItem(tr("TCP (not encrypted by itself)"), int(Transport::Tcp));
    m_connection->addItem(tr("This computer"), int(Transport::Local));
    m_connection->addItem(tr("A URI or alias as it is"), int(Transport::Other));
    m_user->setPlaceholderText(tr("as your system or ssh's configuration says"));
    m_host->setPlaceholderText(tr("name or address"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("the usual one"));
    m_driver->setEditable(true);
    m_driver->addItems({u"qemu"_s, u"xen"_s, u"test"_s});
    m_path->setEditable(true);
    m_path->addItems({u"/system"_s, u"/session"_s});
    m_uri->setPlaceholderText(u"qemu+ssh://root@host/system"_s);
    add(Connection, tr("&Connection:"), m_connection, u"connection"_s);
    add(User, tr("&User:"), m_user, u"user"_s);
    add(Host, tr("&Host:"), m_host, u"host"_s);
    add(Port, tr("&Port:"), m_port, u"port"_s);
    add(Driver, tr("&Driver:"), m_driver, u"driver"_s);
    add(Path, tr("P&ath:"), m_path, u"path"_s);
    add(Uri, tr("U&RI:"), m_uri, u"uri"_s);
    connectFields();
    takeParts(HostUri());
    m_uri->setText(HostUri().toString());
    showFields();
}

void HostForm::add(Name name, const QString &label, QWidget *input, const QString &objectName)
{
    input->setObjectName(objectName);
    auto *problem = new QLabel;
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->setObjectName(objectName + u":problem"_s);
    auto *complaint = new QWidget;
    auto *line = new QHBoxLayout(complaint);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new VerdictSign(Verdict::Block), 0, Qt::AlignTop);
    line->addWidget(problem, 1);
    complaint->hide();
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(input);
    column->addWidget(complaint);
    m_layout->addRow(label, row);
    if (auto *buddy = qobject_cast<QLabel *>(m_layout->labelForField(row)))
        buddy->setBuddy(input);
    m_fields[name] = {.row = row, .input = input, .problem = problem};
}

void HostForm::addOnTop(const QString &label, QWidget *input)
{
    m_layout->insertRow(0, label, input);
}

void HostForm::connectFields()
{
    connect(m_connection, &QComboBox::currentIndexChanged, this, [this] { partEdited(Connection); });
    connect(m_user, &QLineEdit::textChanged, this, [this] { partEdited(User); });
    connect(m_host, &QLineEdit::textChanged, this, [this] { partEdited(Host); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] { partEdited(Port); });
    connect(m_driver, &QComboBox::currentTextChanged, this, [this] { partEdited(Driver); });
    connect(m_path, &QComboBox::currentTextChanged, this, [this] { partEdited(Path); });
    connect(m_uri, &QLineEdit::textChanged, this, &HostForm::uriEdited);
}

Transport HostForm::transport() const
{
    return Transport(m_connection->currentData().toInt());
}

HostUri HostForm::parts() const
{
    HostUri parts;
    parts.transport = transport();
    parts.driver = m_driver->currentText().trimmed();
    parts.path = m_path->currentText().trimmed();
    parts.query = m_query;
    if (transport() != Transport::Local) {
        parts.user = m_user->text().trimmed();
        parts.host = m_host->text().trimmed();
        parts.port = m_port->value();
    }
    return parts;
}

void HostForm::takeParts(const HostUri &parts)
{
    m_filling = true;
    m_connection->setCurrentIndex(m_connection->findData(int(parts.transport)));
    m_user->setText(parts.user);
    m_host->setText(parts.host);
    m_port->setValue(parts.port);
    m_driver->setCurrentText(parts.driver);
    m_path->setCurrentText(parts.path);
    m_query = parts.query;
    m_filling = false;
}

void HostForm::partEdited(Name name)
{
    if (m_filling)
        return;
    m_fields[name].edited = true;
    if (name == Connection)
        showFields();
    if (transport() != Transport::Other) {
        m_filling = true;
        m_uri->setText(parts().toString());
        m_filling = false;
    }
    showProblems();
    Q_EMIT changed();
}

void HostForm::uriEdited()
{
    if (m_filling)
        return;
    m_fields[Uri].edited = true;
    // While a URI is being typed it is mostly not one yet: the parts follow when it is.
    if (const auto parsed = HostUri::parse(m_uri->text().trimmed()); parsed && parsed->transport != Transport::Other) {
        takeParts(*parsed);
        showFields();
    } else if (parsed && transport() != Transport::Other) {
        m_filling = true;
        m_connection->setCurrentIndex(m_connection->findData(int(Transport::Other)));
        m_filling = false;
        showFields();
    }
    showProblems();
    Q_EMIT changed();
}

void HostForm::setUri(const QString &uri)
{
    m_uri->setText(uri);
    for (Field &field : m_fields)
        field.edited = false;
    showProblems();
}

QString HostForm::uri() const
{
    return m_uri->text().trimmed();
}

QString HostForm::hostName() const
{
    if (transport() == Transport::Local)
        return tr("This computer");
    return transport() == Transport::Other ? uri() : m_host->text().trimmed();
}

void HostForm::showFields()
{
    const bool remote = transport() != Transport::Local && transport() != Transport::Other;
    for (const Name name : {User, Host, Port})
        m_layout->setRowVisible(m_fields[name].row, remote);
    for (const Name name : {Driver, Path})
        m_layout->setRowVisible(m_fields[name].row, transport() != Transport::Other);
}

QString HostForm::problemOf(Name name) const
{
    const bool remote = transport() != Transport::Local && transport() != Transport::Other;
    const QString host = m_host->text().trimmed();
    if (name == Host && remote && host.isEmpty())
        return tr("The host's name or address is missing.");
    if (name == Host && remote &&
        std::ranges::any_of(host, [](QChar c) { return c.isSpace() || u"/@?#"_s.contains(c); }))
        return tr("“%1” can't be a host's name: it holds a blank or one of / @ ? #.").arg(host);
    if (name == Driver && transport() != Transport::Other && m_driver->currentText().trimmed().isEmpty())
        return tr("The driver is missing. For KVM it is qemu.");
    if (name == Path && transport() != Transport::Other && !m_path->currentText().trimmed().startsWith(u'/'))
        return tr("The path begins with a slash. For the host's own VMs it is /system.");
    if (name != Uri)
        return {};
    if (uri().isEmpty())
        return tr("The URI is missing.");
    for (const Name other : {Host, Driver, Path}) {
        if (!problemOf(other).isEmpty())
            return {}; // said there
    }
    const auto parsed = HostUri::parse(uri());
    if (parsed)
        return {};
    return parsed.error().toText();
}

void HostForm::showProblems()
{
    for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
        const QString problem = field->edited ? problemOf(field.key()) : QString();
        field->problem->setText(problem);
        field->problem->parentWidget()->setVisible(!problem.isEmpty());
        field->input->setAccessibleDescription(problem);
    }
}

bool HostForm::complain()
{
    for (Field &field : m_fields)
        field.edited = true;
    showProblems();
    for (const Name name : {Host, Driver, Path, Uri}) {
        if (!problemOf(name).isEmpty()) {
            m_fields[name].input->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace riser
