"""Linux audit: what each host's auditd is told, and which files are watched.

The kernel's audit is one for the machine, so the daemons are started by audit/collector.py in its first namespaces.
"""

import json
import os

LOG = "/var/log/audit/audit.log"
# What people watch, under the keys they give: the CIS benchmark's, and auditd's own examples'.
WATCHES = {
    "raw": [("/etc/passwd", "passwd_changes"), ("/etc/shadow", "shadow_changes"), ("/etc/sudoers", "sudoers_changes")],
    "enriched": [("/etc/passwd", "identity"), ("/etc/shadow", "identity"), ("/etc/group", "identity"), ("/etc/sudoers", "scope"), ("/etc/sudoers.d", "scope")],
    "syslog": [("/etc/passwd", "usermod"), ("/etc/shadow", "usermod"), ("/etc/sudoers", "privileged")],
    "pam": [],
}
CONFIG = """local_events = yes
write_logs = {write}
log_file = {log}
log_group = adm
log_format = {format}
flush = NONE
max_log_file = 64
num_logs = 5
priority_boost = 4
name_format = {naming}
max_log_file_action = ROTATE
space_left = 75
space_left_action = IGNORE
admin_space_left = 50
admin_space_left_action = IGNORE
disk_full_action = IGNORE
disk_error_action = IGNORE
q_depth = 2000
overflow_action = IGNORE
plugin_dir = /etc/audit/plugins.d
"""
SYSLOG = """active = {active}
direction = out
path = /sbin/audisp-syslog
type = always
args = LOG_INFO
format = string
"""


def start(host, style, folder):
    """Have the host's audit records written to LOG, as its auditd writes them.

    style: raw | enriched (with names resolved) | pam (no rules: what PAM programs report) | syslog (no file: auditd's
    syslog plugin) | none. folder: the testbed's, where the collector looks.
    """
    if style == "none":
        return
    log = host.path(LOG)
    log.parent.mkdir(parents=True, exist_ok=True)
    host.write("/etc/audit/auditd.conf", CONFIG.format(
        log=LOG, write="no" if style == "syslog" else "yes", format="ENRICHED" if style == "enriched" else "RAW",
        naming="HOSTNAME" if style == "syslog" else "NONE"), 0o640)
    host.write("/etc/audit/plugins.d/syslog.conf", SYSLOG.format(active="yes" if style == "syslog" else "no"), 0o640)
    announced = {"namespace": os.stat(f"/proc/{host.pid}/ns/pid").st_ino,
                 "watches": [(str(host.path(path)), key) for path, key in WATCHES[style]]}
    with open(folder / "audit-hosts.jsonl", "a", encoding="ascii") as file:
        file.write(json.dumps(announced) + "\n")


def log_files(style):
    """The host's audit log: [(path, format)]."""
    return [] if style in ("none", "syslog") else [(LOG, "audit")]
