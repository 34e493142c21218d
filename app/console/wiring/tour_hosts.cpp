// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/tour_hosts.h"

#include "core/base/pci_address.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_host.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

struct Function {
    int number = 0; ///< gives bus and slot
    quint32 classCode = 0;
    QString vendor;
    QString product;
    QString driver;
};

void writeAddress(QXmlStreamWriter &xml, const PciAddress &address)
{
    xml.writeTextElement(u"domain"_s, QString::number(address.domain));
    xml.writeTextElement(u"bus"_s, QString::number(address.bus));
    xml.writeTextElement(u"slot"_s, QString::number(address.slot));
    xml.writeTextElement(u"function"_s, QString::number(address.function));
}

void writeNamed(QXmlStreamWriter &xml, const QString &element, quint16 id, const QString &name)
{
    xml.writeStartElement(element);
    xml.writeAttribute(u"id"_s, u"0x%1"_s.arg(id, 4, 16, QLatin1Char('0')));
    xml.writeCharacters(name);
    xml.writeEndElement();
}

void writeFunction(QXmlStreamWriter &xml, const Function &function)
{
    const PciAddress address{
        .domain = 0, .bus = quint8(1 + function.number / 8), .slot = quint8(function.number % 8), .function = 0};
    xml.writeStartElement(u"device"_s);
    xml.writeTextElement(u"name"_s, address.toNodeName());
    xml.writeTextElement(u"path"_s, u"/sys/devices/pci0000:00/"_s + address.toString());
    xml.writeTextElement(u"parent"_s, u"computer"_s);
    xml.writeStartElement(u"driver"_s);
    xml.writeTextElement(u"name"_s, function.driver);
    xml.writeEndElement();
    xml.writeStartElement(u"capability"_s);
    xml.writeAttribute(u"type"_s, u"pci"_s);
    xml.writeTextElement(u"class"_s, u"0x%1"_s.arg(function.classCode, 6, 16, QLatin1Char('0')));
    writeAddress(xml, address);
    writeNamed(xml, u"product"_s, quint16(0x2204 + function.number % 7), function.product);
    writeNamed(xml, u"vendor"_s, 0x10de, function.vendor);
    xml.writeStartElement(u"iommuGroup"_s);
    xml.writeAttribute(u"number"_s, QString::number(function.number));
    xml.writeStartElement(u"address"_s);
    xml.writeAttribute(u"domain"_s, u"0x0000"_s);
    xml.writeAttribute(u"bus"_s, u"0x%1"_s.arg(address.bus, 2, 16, QLatin1Char('0')));
    xml.writeAttribute(u"slot"_s, u"0x%1"_s.arg(address.slot, 2, 16, QLatin1Char('0')));
    xml.writeAttribute(u"function"_s, u"0x0"_s);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement(u"numa"_s);
    xml.writeAttribute(u"node"_s, QString::number(function.number % 2));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
}

QByteArray recording(const QString &hostname, const QList<Function> &functions)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"riser-host"_s);
    xml.writeAttribute(u"version"_s, u"1"_s);
    xml.writeStartElement(u"facts"_s);
    xml.writeAttribute(u"hostname"_s, hostname);
    for (const auto &name : {u"iommu"_s, u"vfio"_s})
        xml.writeAttribute(name, u"yes"_s);
    xml.writeAttribute(u"numaNodes"_s, u"2"_s);
    xml.writeEndElement();
    for (const Function &function : functions)
        writeFunction(xml, function);
    xml.writeEndDocument();
    return text;
}

} // namespace

QByteArray crowdedRecording(int devices)
{
    const QList<Function> kinds{
        {.classCode = 0x030000,
         .vendor = u"NVIDIA Corporation"_s,
         .product = u"GA102GL [A40]"_s,
         .driver = u"nvidia"_s},
        {.classCode = 0x010802,
         .vendor = u"Samsung Electronics"_s,
         .product = u"NVMe SSD PM9A3"_s,
         .driver = u"nvme"_s},
        {.classCode = 0x020000, .vendor = u"Intel Corporation"_s, .product = u"Ethernet E810-C"_s, .driver = u"ice"_s},
        {.classCode = 0x030200,
         .vendor = u"NVIDIA Corporation"_s,
         .product = u"GH100 [H100]"_s,
         .driver = u"vfio-pci"_s}};
    QList<Function> functions;
    for (int i = 0; i < devices; ++i) {
        functions << kinds[i % kinds.size()];
        functions.last().number = i;
    }
    return recording(u"crowded"_s, functions);
}

QByteArray longNamesRecording()
{
    const QString endless =
        u"An adapter whose maker puts every feature, every market and every award into its name, "
        "Rev. 2, Extended Edition, with a cooling solution of its own and a name that doesn't end"_s;
    return recording(u"a-host-with-a-very-long-name.in-a-department.of-a-company.example"_s,
                     {{.number = 0,
                       .classCode = 0x030000,
                       .vendor = u"NVIDIA Corporation"_s,
                       .product = endless,
                       .driver = u"nvidia"_s},
                      {.number = 1,
                       .classCode = 0x010802,
                       .vendor = u"<b>Bold & Sons</b>"_s,
                       .product = u"<img src='x'/> \"Quoted\" &amp; <script>alert(1)</script>"_s,
                       .driver = u"nvme"_s},
                      {.number = 2, .classCode = 0x030000, .vendor = {}, .product = {}, .driver = u"vfio-pci"_s},
                      {.number = 3,
                       .classCode = 0x020000,
                       .vendor = u"Ανώνυμη Εταιρεία"_s,
                       .product = u"Сетевой адаптер 10G"_s,
                       .driver = u"ixgbe"_s}});
}

Result<void> addRecording(SimulatedWorld *world, const QString &uri, const QByteArray &text)
{
    Error error;
    auto host = SimulatedHost::fromXml(text, &error);
    if (!host)
        return std::unexpected(error);
    world->add(uri, std::move(host));
    return {};
}

void takeOffline(SimulatedWorld *world, const QString &uri)
{
    if (const auto host = world->host(uri)) {
        (*host)->setReachable(false);
        (*host)->restart();
    }
}

} // namespace riser
