// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace riser::test {

/// For FakeViewer::setAction(): goes where it is told, says what a SPICE client says first (SpiceLinkMess, of the main
/// channel), and writes down the first four bytes of the answer, "REDQ" of a SPICE server, or why there are none. With
/// a TLS port alone nothing is tried.
inline QString spiceProbe()
{
    return QStringLiteral(R"SH(python3 - "$where" "$record/file" > $record/found 2>&1 <<'END'
import socket, struct, sys
where, file = sys.argv[1:]
try:
    if where.startswith('spice+unix://'):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(60)
        line.connect(where[len('spice+unix://'):])
    else:
        keys = dict(entry.strip().split('=', 1) for entry in open(file) if '=' in entry)
        line = socket.create_connection((keys['host'], int(keys['port'])), 60)
    line.sendall(struct.pack('<4sIIIIBBIII', b'REDQ', 2, 2, 18, 0, 1, 0, 0, 0, 18))
    answer = b''
    while len(answer) < 4:
        part = line.recv(4 - len(answer))
        if not part:
            raise OSError('closed')
        answer += part
    print(answer.decode('ascii', 'replace'))
except Exception as problem:
    print('no answer:', problem)
END
)SH");
}

} // namespace riser::test
