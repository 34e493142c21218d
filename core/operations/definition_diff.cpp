// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/definition_diff.h"

#include "core/base/text.h"
#include "core/xml/domain.h"

#include <QStringList>

namespace riser {

namespace {

/// A definition that can't be edited on paper stays as it is: the preview then shows less, and nothing false.
void replace(QByteArray &xml, const Result<QByteArray> &changed)
{
    if (changed)
        xml = *changed;
}

} // namespace

DefinitionDiff::DefinitionDiff(const Domain &domain)
    : m_name(domain.name)
    , m_liveBefore(domain.live ? domain.live->xml : QByteArray())
    , m_live(m_liveBefore)
    , m_configBefore(domain.config ? domain.config->xml : QByteArray())
    , m_config(m_configBefore)
{
}

void DefinitionDiff::add(const QByteArray &hostdevXml, bool live, bool config)
{
    if (live && !m_live.isEmpty())
        replace(m_live, withHostdev(m_live, hostdevXml));
    if (config && !m_config.isEmpty())
        replace(m_config, withHostdev(m_config, hostdevXml));
}

void DefinitionDiff::remove(const QByteArray &hostdevXml, bool live)
{
    QByteArray &xml = live ? m_live : m_config;
    if (!xml.isEmpty())
        replace(xml, withoutHostdev(xml, hostdevXml));
}

QString DefinitionDiff::toText() const
{
    QStringList parts;
    if (const QString diff = xmlDiff(m_liveBefore, m_live); !diff.isEmpty())
        parts << Text::tr("VM %1 as it runs:").arg(m_name) << diff;
    if (const QString diff = xmlDiff(m_configBefore, m_config); !diff.isEmpty())
        parts << Text::tr("VM %1 from its next start:").arg(m_name) << diff;
    return parts.join(QLatin1Char('\n'));
}

} // namespace riser
