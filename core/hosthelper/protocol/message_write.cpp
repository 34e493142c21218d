// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/inventory_json.h"
#include "core/hosthelper/protocol/json_line.h"
#include "core/hosthelper/protocol/words.h"

namespace riser::protocol {

using namespace Qt::StringLiterals;

namespace {

struct Body {
    QJsonObject &object;
    void operator()(std::monostate) const { object.insert("done"_L1, true); }
    void operator()(const HelloAnswer &hello) const { object.insert("hello"_L1, toJson(hello)); }
    void operator()(const HostInventory &inventory) const { object.insert("inventory"_L1, toJson(inventory)); }
    void operator()(const HostUses &uses) const { object.insert("uses"_L1, toJson(uses)); }
    void operator()(const PoolAnswer &pool) const { object.insert("pool"_L1, toJson(pool)); }
};

} // namespace

QByteArray write(const Answer &answer)
{
    QJsonObject object{{u"riser"_s, version}, {u"id"_s, answer.id}};
    std::visit(Body{object}, answer.body);
    QByteArray line = toLine(object);
    if (line.size() <= longestLine)
        return line;
    return write(Fault{.code = Fault::Code::Failed,
                       .text = u"The answer is longer than %1 bytes: this host has more devices and programs on them "
                               u"than riser-host can tell"_s.arg(longestLine),
                       .uses = {},
                       .id = answer.id});
}

QByteArray write(const Fault &fault)
{
    QJsonObject content{{u"code"_s, codeName(fault.code)}, {u"text"_s, cleaned(fault.text, longestText)}};
    if (!fault.uses.isEmpty())
        content.insert("uses"_L1, toJson(fault.uses));
    return toLine({{u"riser"_s, version}, {u"id"_s, fault.id}, {u"fault"_s, content}});
}

QByteArray write(const Event &event)
{
    QJsonObject content{{u"action"_s, event.action}};
    if (!event.device.isEmpty())
        content.insert("device"_L1, event.device.value());
    return toLine({{u"riser"_s, version}, {u"event"_s, content}});
}

} // namespace riser::protocol
