"""The company's mail server: exim or Postfix for SMTP, dovecot for IMAP, accounts of the system."""

from services import postfix

EXIM_LOG = "/var/log/exim4/mainlog"
SYSLOG = "/var/log/mail.log"
# Debian's own rules for recipients and log lines, without its split into many files.
EXIM = """primary_hostname = mail.{domain}
qualify_domain = {domain}
domainlist local_domains = @ : {domain}
hostlist relay_from_hosts = 127.0.0.1 : {lan}.0/24 : {dmz}.0/24
log_selector = +smtp_protocol_error +smtp_syntax_error +tls_certificate_verified +tls_peerdn{extra}
log_file_path = /var/log/exim4/%slog
host_lookup = *
rfc1413_query_timeout = 0s
ignore_bounce_errors_after = 2d
timeout_frozen_after = 7d
never_users = root
keep_environment =
acl_smtp_rcpt = acl_check_rcpt
begin acl
acl_check_rcpt:
  accept hosts = :
  deny message = restricted characters in address
       domains = +local_domains
       local_parts = ^[.] : ^.*[@%!/|`#&?]
  accept hosts = +relay_from_hosts
  accept authenticated = *
  require message = relay not permitted
          domains = +local_domains
  require verify = recipient
  accept
begin routers
system_aliases:
  driver = redirect
  allow_fail
  allow_defer
  domains = +local_domains
  data = ${{lookup{{$local_part}}lsearch{{/etc/aliases}}}}
local_user:
  driver = accept
  domains = +local_domains
  check_local_user
  transport = maildir_home
  cannot_route_message = Unknown user
dnslookup:
  driver = manualroute
  domains = ! +local_domains
  route_list = !+local_domains {outside}
  self = send
  transport = remote_smtp
begin transports
remote_smtp:
  driver = smtp
maildir_home:
  driver = appendfile
  directory = $home/Maildir
  maildir_format
  delivery_date_add
  envelope_to_add
  return_path_add
  create_directory
  mode = 0600
begin retry
*  *  F,2h,15m; G,16h,1h,1.5; F,4d,6h
begin authenticators
plain_server:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if crypteq{{$auth3}}{{${{extract{{1}}{{:}}{{${{lookup{{$auth2}}lsearch{{/etc/exim4/passwd}}{{$value}}{{*:*}}}}}}}}}}}}
  server_set_id = $auth2
  server_prompts = :
login_server:
  driver = plaintext
  public_name = LOGIN
  server_prompts = "Username:: : Password::"
  server_condition = ${{if crypteq{{$auth2}}{{${{extract{{1}}{{:}}{{${{lookup{{$auth1}}lsearch{{/etc/exim4/passwd}}{{$value}}{{*:*}}}}}}}}}}}}
  server_set_id = $auth1
"""
DOVECOT = """protocols = imap
listen = *
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
mail_privileged_group = mail
{more}
passdb {{
  driver = pam
}}
userdb {{
  driver = passwd
}}
"""


# Where Postfix asks for the passwords of those who send; a wrong one does not make the next answer ever slower.
FOR_POSTFIX = """service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}"""


def start(host, bed, outside, keys):
    """Serve SMTP and IMAP on `host`; exim's mail to other companies goes to the server at address `outside`.

    keys: the folder of the DKIM keys.
    """
    more = "auth_verbose = yes\n" if bed.syslog != "traditional" else ""
    if bed.mail_server == "postfix":
        more += FOR_POSTFIX
        postfix.start(host, bed, keys)
    else:
        _start_exim(host, bed, outside)
    host.write("/etc/dovecot/dovecot.conf", DOVECOT.format(more=more))
    host.run("mkdir -p /run/dovecot")
    host.serve("dovecot -F")


def _start_exim(host, bed, outside):
    extra = " +incoming_interface +subject" if bed.syslog == "rfc5424" else ""
    host.write("/etc/exim4/exim4.conf", EXIM.format(domain=bed.domain, lan=bed.lan, dmz=bed.dmz, outside=outside, extra=extra), 0o640)
    hashed = host.run(["openssl", "passwd", "-6", "-stdin"], text_input="".join(p.password + "\n" for p in bed.people)).split()
    host.write("/etc/exim4/passwd", "".join(f"{p.login}:{word}\n" for p, word in zip(bed.people, hashed)), 0o640)
    first = bed.people[0].login
    host.write("/etc/aliases", f"postmaster: {first}\ninfo: {first}\nabuse: {first}\nroot: {first}\nsales: {bed.people[-1].login}\n")
    host.run("mkdir -p /var/log/exim4 /var/spool/exim4 /run/exim4 && chown Debian-exim:adm /var/log/exim4 && chown Debian-exim: /var/spool/exim4 /run/exim4"
             " && chgrp Debian-exim /etc/exim4/exim4.conf /etc/exim4/passwd")
    host.serve("exim4 -bdf -q5m")


def log_files(server, syslog):
    """The logs of a mail server: [(path, format)]; `syslog` is the format of the host's rsyslog."""
    return [(SYSLOG, syslog)] if server == "postfix" else [(EXIM_LOG, "exim"), (SYSLOG, syslog)]
