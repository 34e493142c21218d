// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>

namespace riser::test {

using namespace Qt::StringLiterals;

inline constexpr QChar zero = u'0';

/// Descriptions of hosts for libvirt's test driver. What it doesn't know (drivers above all) it drops, so they serve
/// for lists, definitions and scale only.
class HostWriter
{
public:
    HostWriter()
        : m_xml(&m_text)
    {
        m_xml.setAutoFormatting(true);
        m_xml.writeStartElement(u"node"_s);
        m_xml.writeNamespace(testNamespace, u"test"_s);
        start(u"device"_s);
        text(u"name"_s, u"computer"_s);
        start(u"capability"_s, {{u"type"_s, u"system"_s}});
        start(u"hardware"_s);
        text(u"vendor"_s, u"Riser"_s);
        text(u"uuid"_s, uuid(0));
        end(3);
    }

    QByteArray finish()
    {
        m_xml.writeEndElement();
        return m_text;
    }

    static QString pciName(int number)
    {
        return u"pci_0000_%1_%2_%3"_s.arg(number / 256, 2, 16, zero).arg(number / 8 % 32, 2, 16, zero).arg(number % 8);
    }

    void pci(int number, quint32 classCode = 0x030000)
    {
        startNode(pciName(number), u"computer"_s, u"pci"_s);
        text(u"class"_s, u"0x%1"_s.arg(classCode, 6, 16, zero));
        text(u"domain"_s, u"0"_s);
        text(u"bus"_s, QString::number(number / 256));
        text(u"slot"_s, QString::number(number / 8 % 32));
        text(u"function"_s, QString::number(number % 8));
        text(u"product"_s, u"GA102 [GeForce RTX 3090] <b>&amp;"_s, {{u"id"_s, u"0x2204"_s}});
        text(u"vendor"_s, u"NVIDIA Corporation"_s, {{u"id"_s, u"0x10de"_s}});
        start(u"iommuGroup"_s, {{u"number"_s, QString::number(number / 2)}});
        address(number);
        end();
        start(u"numa"_s, {{u"node"_s, QString::number(number % 2)}});
        end();
        start(u"pci-express"_s);
        link(u"cap"_s, u"16"_s, u"16"_s);
        link(u"sta"_s, u"2.5"_s, u"8"_s);
        end(3);
    }

    void net(int number, int parent)
    {
        startNode(u"net_enp%1s0_52_54_00_00_00_01"_s.arg(number), pciName(parent), u"net"_s);
        text(u"interface"_s, u"enp%1s0"_s.arg(number));
        text(u"address"_s, u"52:54:00:00:00:01"_s);
        start(u"link"_s, {{u"speed"_s, u"10000"_s}, {u"state"_s, u"up"_s}});
        end(3);
    }

    void disk(int number, int parent)
    {
        startNode(u"block_nvme%1n1_S%1"_s.arg(number), pciName(parent), u"storage"_s);
        text(u"block"_s, u"/dev/nvme%1n1"_s.arg(number));
        text(u"bus"_s, u"nvme"_s);
        text(u"drive_type"_s, u"disk"_s);
        text(u"model"_s, u"Some Drive 2TB"_s);
        text(u"serial"_s, u"S%1"_s.arg(number));
        text(u"size"_s, u"2000398934016"_s);
        end(2);
    }

    void usb(int number)
    {
        const QString name = u"usb_1_%1"_s.arg(number);
        startNode(name, u"computer"_s, u"usb_device"_s);
        text(u"bus"_s, u"1"_s);
        text(u"device"_s, QString::number(number + 1));
        text(u"product"_s, u"Unifying Receiver"_s, {{u"id"_s, u"0xc52b"_s}});
        text(u"vendor"_s, u"Logitech, Inc."_s, {{u"id"_s, u"0x046d"_s}});
        end(2);
        startNode(name + u"_1_0"_s, name, u"usb"_s);
        text(u"number"_s, u"0"_s);
        text(u"class"_s, u"3"_s);
        text(u"subclass"_s, u"1"_s);
        text(u"protocol"_s, u"1"_s);
        end(2);
    }

    static QString uuid(int number) { return u"6695eb01-f6a4-8304-79aa-%1"_s.arg(number, 12, 10, zero); }

    /// `padding`: so many bytes of a description that nobody needs.
    void domain(int number, bool running, qsizetype padding = 0)
    {
        start(u"domain"_s, {{u"type"_s, u"test"_s}});
        m_xml.writeTextElement(testNamespace, u"runstate"_s, running ? u"1"_s : u"5"_s);
        text(u"name"_s, u"vm%1"_s.arg(number));
        text(u"uuid"_s, uuid(number));
        if (padding > 0)
            text(u"description"_s, QString(padding, u'x'));
        text(u"memory"_s, u"4194304"_s);
        text(u"vcpu"_s, u"4"_s);
        start(u"os"_s);
        text(u"type"_s, u"hvm"_s);
        end();
        start(u"devices"_s);
        start(u"hostdev"_s, {{u"mode"_s, u"subsystem"_s}, {u"type"_s, u"pci"_s}, {u"managed"_s, u"no"_s}});
        start(u"source"_s);
        address(number);
        end(4);
    }

private:
    using Attributes = QList<std::pair<QString, QString>>;
    static constexpr auto testNamespace = "http://libvirt.org/schemas/domain/test/1.0"_L1;

    void start(const QString &name, const Attributes &attributes = {})
    {
        m_xml.writeStartElement(name);
        for (const auto &[key, value] : attributes)
            m_xml.writeAttribute(key, value);
    }
    void startNode(const QString &name, const QString &parent, const QString &type)
    {
        start(u"device"_s);
        text(u"name"_s, name);
        text(u"path"_s, u"/sys/devices/"_s + name);
        text(u"parent"_s, parent);
        start(u"capability"_s, {{u"type"_s, type}});
    }
    void text(const QString &name, const QString &value, const Attributes &attributes = {})
    {
        start(name, attributes);
        m_xml.writeCharacters(value);
        end();
    }
    void link(const QString &validity, const QString &speed, const QString &width)
    {
        start(u"link"_s, {{u"validity"_s, validity}, {u"speed"_s, speed}, {u"width"_s, width}});
        end();
    }
    void address(int number)
    {
        start(u"address"_s, {{u"domain"_s, u"0x0000"_s},
                             {u"bus"_s, u"0x%1"_s.arg(number / 256, 2, 16, zero)},
                             {u"slot"_s, u"0x%1"_s.arg(number / 8 % 32, 2, 16, zero)},
                             {u"function"_s, u"0x%1"_s.arg(number % 8)}});
        end();
    }
    void end(int levels = 1)
    {
        while (levels-- > 0)
            m_xml.writeEndElement();
    }

    QByteArray m_text;
    QXmlStreamWriter m_xml;
};

/// A host with exactly `nodes` node devices (the computer included), of all classes, and `domains` VMs, half of them
/// on.
inline QByteArray scaledHost(int nodes, int domains)
{
    HostWriter host;
    int number = 0;
    int usb = 0;
    for (int left = nodes - 1; left > 0;) {
        const int kind = number % 8;
        host.pci(number);
        --left;
        if (kind == 3 && left > 0) {
            host.net(number, number);
            --left;
        } else if (kind == 5 && left > 0) {
            host.disk(number, number);
            --left;
        } else if (kind == 7 && left > 1) {
            host.usb(++usb);
            left -= 2;
        }
        ++number;
    }
    for (int i = 1; i <= domains; ++i)
        host.domain(i, i % 2 == 0);
    return host.finish();
}

} // namespace riser::test
