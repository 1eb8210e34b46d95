"""rsyslog: Debian's split of files, in one of three line formats."""

FORMATS = {
    "traditional": "RSYSLOG_TraditionalFileFormat",
    "rfc5424": "RSYSLOG_SyslogProtocol23Format",
    "iso": "RSYSLOG_FileFormat",
}

# Without its setting, RFC 5424 lines say "postfix" for every part of Postfix.
CONFIG = """global(parser.permitSlashInProgramName="on")
module(load="imuxsock" SysSock.RateLimit.Interval="0")
input(type="imuxsock" Socket="/run/systemd/journal/syslog" CreatePath="on")
$ActionFileDefaultTemplate {template}
$FileCreateMode 0640
auth,authpriv.*  /var/log/auth.log
cron.*           /var/log/cron.log
mail.*           -/var/log/mail.log
*.*;auth,authpriv.none;cron.none;mail.none  /var/log/syslog
"""


def start(host, style):
    """Log the host's messages to /var/log/auth.log, cron.log, mail.log and syslog in `style` (a key of FORMATS)."""
    host.write("/etc/rsyslog.conf", CONFIG.format(template=FORMATS[style]))
    host.serve("rsyslogd -n")
    # systemd speaks to nobody but its journal; the journal passes on what systemd says of its services.
    host.write("/etc/systemd/journald.conf", "[Journal]\nStorage=volatile\nForwardToSyslog=yes\nAudit=no\nReadKMsg=no\n")
    host.run("for i in $(seq 100); do [ -S /dev/log ] && systemctl start systemd-journald 2> /dev/null && exit; sleep .1; done; exit 1")
