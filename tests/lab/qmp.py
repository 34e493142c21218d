# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends one command to the QMP socket in the current folder and prints the answer. See tests/lab/qmp."""
import json
import socket
import sys


def parse(words):
    if words[0].startswith("{"):
        return json.loads(" ".join(words))
    if words[0] in ("stop", "cont") and len(words) == 1:
        return {"execute": words[0]}
    if words[0] == "device_del" and len(words) == 2:
        return {"execute": "device_del", "arguments": {"id": words[1]}}
    if words[0] == "device_add" and len(words) == 2:
        return {"execute": "device_add", "arguments": dict(item.split("=", 1) for item in words[1].split(","))}
    return {"execute": "human-monitor-command", "arguments": {"command-line": " ".join(words)}}


def main():
    command = parse(sys.argv[1:])
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(120)
    connection.connect("qmp.sock")
    stream = connection.makefile("rw", encoding="utf-8")

    def read(*kinds):
        while True:
            line = stream.readline()
            if not line:
                sys.exit("qmp: QEMU closed the connection")
            answer = json.loads(line)
            if any(kind in answer for kind in kinds):
                return answer

    def run(request):
        stream.write(json.dumps(request) + "\n")
        stream.flush()
        return read("return", "error")

    read("QMP")
    run({"execute": "qmp_capabilities"})
    answer = run(command)
    if "error" in answer:
        sys.exit("qmp: " + answer["error"]["desc"])
    result = answer["return"]
    if isinstance(result, str):
        print(result.replace("\r\n", "\n").rstrip("\n"))
    elif result:
        print(json.dumps(result, indent=2))
    # A pulled device is gone only when the host has let go of it.
    if command["execute"] == "device_del":
        wanted = command["arguments"]["id"]
        while True:
            event = read("event")
            if event["event"] == "DEVICE_DELETED" and event["data"].get("device") == wanted:
                break


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(f"qmp: no answer from QEMU: {error}")
