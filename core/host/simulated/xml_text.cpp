// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/xml_text.h"

namespace riser {

namespace {

class ByteWriter : public pugi::xml_writer
{
public:
    void write(const void *data, size_t size) override
    {
        bytes.append(static_cast<const char *>(data), qsizetype(size));
    }
    QByteArray bytes;
};

} // namespace

QByteArray xmlText(const pugi::xml_node &node)
{
    ByteWriter writer;
    node.print(writer, "", pugi::format_raw | pugi::format_no_declaration);
    return writer.bytes;
}

} // namespace riser
