"""What looks at mail before Postfix takes it: opendkim, opendmarc, SpamAssassin, postgrey and the SPF policy."""

# The filters that Postfix asks by the milter protocol, in this order.
PORTS = {"opendkim": 8891, "opendmarc": 8893, "spamd": 8895}
OPENDKIM = """Syslog yes
SyslogSuccess yes
{why}
Canonicalization relaxed/simple
Mode sv
Domain {domain}
Selector mail
KeyFile /etc/dkimkeys/mail.private
InternalHosts /etc/opendkim.hosts
Nameservers {resolver}
UserID opendkim
UMask 007
Socket inet:8891@127.0.0.1
PidFile /run/opendkim/pid
"""
OPENDMARC = """AuthservID mail.{domain}
TrustedAuthservIDs mail.{domain}
IgnoreHosts /etc/opendkim.hosts
IgnoreAuthenticatedClients true
RejectFailures {reject}
SPFSelfValidate true
Syslog true
UserID opendmarc
Socket inet:8893@127.0.0.1
PidFile /run/opendmarc/pid
"""
SPF = """debugLevel = {level}
TestOnly = 1
HELO_reject = {helo}
Mail_From_reject = Fail
PermError_reject = False
TempError_Defer = False
skip_addresses = 127.0.0.0/8,::ffff:127.0.0.0/104,::1
"""


def milters(features):
    """Postfix's names of the filters that it asks by the milter protocol."""
    return [f"inet:127.0.0.1:{port}" for name, port in PORTS.items() if name in features]


def start(host, bed, key):
    """Configure the filters and start those that the testbed has; key: what opendkim signs with."""
    strict = "strict" in bed.mail_features
    host.write("/etc/opendkim.hosts", f"127.0.0.1\nlocalhost\n{bed.lan}.0/24\n{bed.dmz}.0/24\n")
    host.write("/etc/opendkim.conf", OPENDKIM.format(domain=bed.domain, resolver=f"{bed.dmz}.2", why="LogWhy yes" if strict else "LogResults yes"))
    host.write("/etc/opendmarc.conf", OPENDMARC.format(domain=bed.domain, reject="true" if strict else "false"))
    host.write("/etc/postfix-policyd-spf-python/policyd-spf.conf", SPF.format(level=1, helo="Fail" if strict else "False"))
    host.write("/etc/dkimkeys/mail.private", key, 0o600)
    host.run("chown opendkim: /etc/dkimkeys /etc/dkimkeys/mail.private && install -d -o opendkim /run/opendkim && install -d -o opendmarc /run/opendmarc")
    for name in PORTS:
        if name in bed.mail_features:
            serve(host, name)
    if "postgrey" in bed.mail_features:
        # In the foreground it would not log to syslog.
        host.serve(["postgrey", "-d", "--inet=127.0.0.1:10023", "--delay=15", "--user=postgrey", "--group=postgrey"])


def serve(host, name):
    """Start a filter of PORTS; it goes on in the foreground until it is ended."""
    if name == "spamd":
        host.serve("spamd --local --max-children 2 --nouser-config --helper-home-dir=/var/lib/spamassassin -u debian-spamd")
        host.serve(f"spamass-milter -p inet:{PORTS[name]}@127.0.0.1 -u debian-spamd -i 127.0.0.1 -r 12")
    else:
        host.serve(f"{name} -f {'-x' if name == 'opendkim' else '-c'} /etc/{name}.conf")
