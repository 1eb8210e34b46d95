"""Postfix as the company's mail server, with what filters its mail.

A Debian machine has one mail server, and this one has exim: install.py fetches Postfix without installing it, and it
is unpacked into the files of the host.
"""

import os
from pathlib import Path

from net.shell import sh
from services import mail_filters

MAIN = """compatibility_level = 3.6
smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
biff = no
append_dot_mydomain = no
readme_directory = no
myhostname = mail.{domain}
mydomain = {domain}
myorigin = $mydomain
mydestination = $myhostname, $mydomain, {host}.$mydomain, localhost
mynetworks = 127.0.0.0/8 {lan}.0/24 {dmz}.0/24
inet_protocols = ipv4
alias_maps = hash:/etc/aliases
alias_database = hash:/etc/aliases
virtual_alias_maps = hash:/etc/postfix/virtual
home_mailbox = Maildir/
recipient_delimiter = +
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_helo_required = yes
smtpd_helo_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_sender_restrictions = reject_non_fqdn_sender, reject_unknown_sender_domain
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, {unauthorised}_unauth_destination
smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated{policies}
smtpd_milters = {milters}
non_smtpd_milters = $smtpd_milters
milter_default_action = {without_filter}
"""
# A day is short: what takes hours in life takes minutes here.
HURRY = """queue_run_delay = 45s
minimal_backoff_time = 40s
maximal_backoff_time = 90s
maximal_queue_lifetime = 5m
bounce_queue_lifetime = 4m
smtp_connect_timeout = 8s
smtp_helo_timeout = 8s
smtpd_timeout = 40s
anvil_status_update_time = 100s
connection_cache_status_update_time = 60s
"""
# By feature of the testbed.
SETTINGS = {
    "strict": "disable_vrfy_command = yes\nstrict_rfc821_envelopes = yes\nsmtpd_reject_unlisted_sender = yes\n",
    "long-ids": "enable_long_queue_ids = yes\n",
    "tls": "smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_key_file = /etc/ssl/mail.key\nsmtpd_tls_security_level = may\nsmtpd_tls_loglevel = 1\nsmtp_tls_security_level = may\nsmtp_tls_loglevel = 1\n",
    "header-checks": "header_checks = regexp:/etc/postfix/header_checks\n",
    "limits": "smtpd_client_connection_rate_limit = 40\nsmtpd_client_message_rate_limit = 25\nsmtpd_client_recipient_rate_limit = 60\nsmtpd_error_sleep_time = 1s\nsmtpd_hard_error_limit = 8\n",
    "postscreen": "postscreen_greet_wait = 2s\npostscreen_greet_action = enforce\npostscreen_dnsbl_sites = zen.spamhaus.org*2 bl.spamcop.net*1\npostscreen_dnsbl_threshold = 2\npostscreen_dnsbl_action = enforce\npostscreen_access_list = permit_mynetworks\n",
}
# In the order in which Postfix asks them.
POLICIES = {
    "blocklist": "reject_rbl_client zen.spamhaus.org",
    "spf": "check_policy_service unix:private/policyd-spf",
    "postgrey": "check_policy_service inet:127.0.0.1:10023",
}
HEADER_CHECKS = """/^Subject:.*\\b(invoice|offer|discount|price)\\b/ WARN commercial subject
/^X-Mailer:/ WARN
/^Content-(Type|Disposition):.*name="?[^"]*\\.(exe|scr|js)/ REJECT attachment of this type is not accepted
/^Received:.*\\blocalhost\\b/ IGNORE
"""
SMTPD = "smtp      inet  n       -       n       -       -       smtpd\n"
POSTSCREEN = """smtp      inet  n       -       n       -       1       postscreen
smtpd     pass  -       -       n       -       -       smtpd
dnsblog   unix  -       -       n       -       0       dnsblog
tlsproxy  unix  -       -       n       -       0       tlsproxy
"""
SERVICES = """submission inet n     -       n       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
  -o milter_macro_daemon_name=ORIGINATING
policyd-spf unix  -     n       n       -       0       spawn
  user=policyd-spf argv=/usr/bin/policyd-spf
"""


def start(host, bed, keys):
    """Unpack, configure and start Postfix and its filters on `host`; keys: the folder of the DKIM keys."""
    _unpack(host)
    features = bed.mail_features
    policies = [rule for feature, rule in POLICIES.items() if feature in features]
    host.write("/etc/postfix/main.cf", MAIN.format(
        domain=bed.domain, host=host.name, lan=bed.lan, dmz=bed.dmz, policies="".join(f", {rule}" for rule in policies),
        unauthorised="defer" if "limits" in features else "reject", without_filter="tempfail" if "strict" in features else "accept",
        milters=", ".join(mail_filters.milters(features)),
    ) + HURRY + "".join(text for feature, text in SETTINGS.items() if feature in features))
    # Jails of single services would need copies of the host's files.
    master = host.path("/usr/share/postfix/master.cf.dist").read_text().replace("       y       ", "       n       ")
    host.write("/etc/postfix/master.cf", (master.replace(SMTPD, POSTSCREEN) if "postscreen" in features else master) + SERVICES)
    host.write("/etc/postfix/header_checks", HEADER_CHECKS)
    _addresses(host, bed)
    mail_filters.start(host, bed, (keys / f"{bed.domain}.private").read_text())
    host.run(f"openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=mail.{bed.domain} -keyout /etc/ssl/mail.key -out /etc/ssl/mail.pem")
    host.run("newaliases && postmap /etc/postfix/virtual && postfix check")
    host.serve("postfix start-fg")


def _unpack(host):
    """Postfix's files and accounts."""
    for package in Path(os.environ["LAB_PACKAGES"]).glob("*.deb"):
        sh(f"dpkg-deb --fsys-tarfile {package} | tar -x -C {host.root} --keep-directory-symlink")
    host.run("groupadd -r postdrop && useradd -r -d /var/spool/postfix -s /usr/sbin/nologin postfix && useradd -r -s /usr/sbin/nologin policyd-spf"
             " && cp /usr/share/postfix/dynamicmaps.cf /etc/postfix/ && chown postfix: /var/lib/postfix"
             " && chgrp postdrop /usr/sbin/postdrop /usr/sbin/postqueue && chmod g+s /usr/sbin/postdrop /usr/sbin/postqueue")


def _addresses(host, bed):
    """Aliases: one person, several, a list with an owner, a program, nobody; virtual ones, too."""
    first, last = bed.people[0].login, bed.people[-1].login
    everybody = ", ".join(person.login for person in bed.people)
    host.write("/etc/aliases", f"""postmaster: root
mailer-daemon: postmaster
abuse: root
root: {first}
info: {first}, {last}
staff: {everybody}
owner-staff: {first}
news: :include:/etc/postfix/readers
owner-news: {last}
tickets: "|/usr/bin/tee -a /var/tmp/tickets"
noreply: /dev/null
""")
    host.write("/etc/postfix/readers", f"{everybody}\nreader@newsletter.example\n")
    host.write("/etc/postfix/virtual", f"sales@{bed.domain} {last}\nteam@{bed.domain} {everybody}\n"
               f"{first}.{last}@{bed.domain} {first}\nforwarded@{bed.domain} {last}, archive@mailinglist.example\n")
