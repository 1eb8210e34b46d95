"""Runs on a lab's host: CPU metrics in Metricbeat's JSON shape, one document a line, on standard output.

usage: metrics.py SECONDS. The host's processor time is that of its own processes (/proc as its PID namespace shows it),
as a virtual machine's would be. Fields: Elastic's "system" module of Metricbeat, metricsets cpu and process.
"""

import json
import os
import sys
import time
from datetime import datetime, timezone

TICKS = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count()
HOST = os.uname().nodename
NAMES = {int(fields[2]): fields[0] for fields in (line.split(":") for line in open("/etc/passwd", encoding="utf-8"))}
TOP = 2


def processes():
    """{(pid, start): (name, parent, user ticks, system ticks, those of ended children, resident pages)}."""
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                name, rest = file.read().split("(", 1)[1].rsplit(")", 1)
            uid = os.stat(f"/proc/{pid}").st_uid
        except OSError:
            continue
        # proc(5): utime, stime, cutime, cstime are fields 14-17, starttime 22, rss 24; `rest` begins at field 3.
        f = rest.split()
        found[int(pid), f[19]] = {"name": name, "ppid": int(f[1]), "pgid": int(f[2]), "user": int(f[11]), "system": int(f[12]),
                                  "child_user": int(f[13]), "child_system": int(f[14]), "rss": int(f[21]) * 4096, "state": f[0], "uid": uid}
    return found


def emit(metricset, system, more):
    """Write one Metricbeat event."""
    event = {"@timestamp": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "@metadata": {"beat": "metricbeat", "type": "_doc", "version": "8.11.1"},
            "event": {"module": "system", "dataset": f"system.{metricset}"}, "metricset": {"name": metricset, "period": int(sys.argv[1]) * 1000},
            "service": {"type": "system"}, "host": {"name": HOST}, "agent": {"type": "metricbeat", "name": HOST, "version": "8.11.1"},
            "ecs": {"version": "8.0.0"}, "system": system, **more}
    print(json.dumps(event, separators=(",", ":")), flush=True)


def share(ticks, seconds):
    """Ticks as Metricbeat's percentage of one core."""
    return round(max(0, ticks) / TICKS / seconds, 4)


def main():
    """Sample until killed."""
    period, before, then = int(sys.argv[1]), processes(), time.monotonic()
    while True:
        time.sleep(period)
        now, at = processes(), time.monotonic()
        seconds, then = at - then, at

        def used(kind):
            return sum(p[kind] - before.get(key, {kind: 0})[kind] for key, p in now.items())

        user = min(CORES, share(used("user") + used("child_user"), seconds))
        kernel = min(CORES - user, share(used("system") + used("child_system"), seconds))
        fields = {"user": user, "system": kernel, "nice": 0, "iowait": 0, "irq": 0, "softirq": 0, "steal": 0,
                  "idle": CORES - user - kernel, "total": user + kernel}
        cpu = {"cores": CORES} | {name: {"pct": round(value, 4), "norm": {"pct": round(value / CORES, 4)}} for name, value in fields.items()}
        emit("cpu", {"cpu": cpu}, {"host": {"name": HOST, "cpu": {"usage": cpu["total"]["norm"]["pct"]}}})
        load = {key: p["user"] + p["system"] - sum(before.get(key, {}).get(k, 0) for k in ("user", "system")) for key, p in now.items()}
        for key in sorted(load, key=load.get, reverse=True)[:TOP]:
            p, pct = now[key], share(load[key], seconds)
            if pct:
                user_name = NAMES.get(p["uid"], str(p["uid"]))
                emit("process", {"process": {
                    "state": {"R": "running", "S": "sleeping"}.get(p["state"], "unknown"), "memory": {"rss": {"bytes": p["rss"]}},
                    "cpu": {"total": {"value": (p["user"] + p["system"]) * 1000 // TICKS, "pct": pct, "norm": {"pct": round(pct / CORES, 4)}}}}},
                    {"process": {"pid": key[0], "parent": {"pid": p["ppid"]}, "pgid": p["pgid"], "name": p["name"]}, "user": {"name": user_name}})
        before = now


if __name__ == "__main__":
    main()
