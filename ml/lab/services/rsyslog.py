"""rsyslog: Debian's split of files, in one of three line formats."""

FORMATS = {
    "traditional": "RSYSLOG_TraditionalFileFormat",
    "rfc5424": "RSYSLOG_SyslogProtocol23Format",
    "iso": "RSYSLOG_FileFormat",
}

CONFIG = """module(load="imuxsock" SysSock.RateLimit.Interval="0")
$ActionFileDefaultTemplate {template}
$FileCreateMode 0640
auth,authpriv.*  /var/log/auth.log
cron.*           /var/log/cron.log
*.*;auth,authpriv.none;cron.none  /var/log/syslog
"""


def start(host, style):
    """Log the host's messages to /var/log/auth.log, cron.log and syslog in `style` (a key of FORMATS)."""
    host.write("/etc/rsyslog.conf", CONFIG.format(template=FORMATS[style]))
    host.serve("rsyslogd -n")
