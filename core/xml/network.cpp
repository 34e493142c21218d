// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/network.h"

#include "core/xml/xml_document.h"

namespace riser {

Result<NetworkDefinition> parseNetwork(const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "network");
    if (!root)
        return std::unexpected(root.error());
    NetworkDefinition network{.name = xml::childText(*root, "name"),
                              .forward = xml::attribute(root->child("forward"), "mode"),
                              .bridge = xml::attribute(root->child("bridge"), "name")};
    if (root->child("forward") && network.forward.isEmpty())
        network.forward = QStringLiteral("nat");
    return network;
}

} // namespace riser
