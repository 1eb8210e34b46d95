"""The company's mail server: exim for SMTP, dovecot for IMAP, accounts of the system."""

EXIM_LOG = "/var/log/exim4/mainlog"
DOVECOT_LOG = "/var/log/mail.log"
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
{verbose}
passdb {{
  driver = pam
}}
userdb {{
  driver = passwd
}}
"""


def start(host, bed, outside):
    """Serve SMTP and IMAP on `host`; mail to other companies goes to the server at address `outside`."""
    extra = " +incoming_interface +subject" if bed.syslog == "rfc5424" else ""
    host.write("/etc/exim4/exim4.conf", EXIM.format(domain=bed.domain, lan=bed.lan, dmz=bed.dmz, outside=outside, extra=extra), 0o640)
    hashed = host.run(["openssl", "passwd", "-6", "-stdin"], text_input="".join(p.password + "\n" for p in bed.people)).split()
    host.write("/etc/exim4/passwd", "".join(f"{p.login}:{word}\n" for p, word in zip(bed.people, hashed)), 0o640)
    first = bed.people[0].login
    host.write("/etc/aliases", f"postmaster: {first}\ninfo: {first}\nabuse: {first}\nroot: {first}\nsales: {bed.people[-1].login}\n")
    host.run("mkdir -p /var/log/exim4 /var/spool/exim4 /run/exim4 && chown Debian-exim:adm /var/log/exim4 && chown Debian-exim: /var/spool/exim4 /run/exim4"
             " && chgrp Debian-exim /etc/exim4/exim4.conf /etc/exim4/passwd")
    host.write("/etc/dovecot/dovecot.conf", DOVECOT.format(verbose="auth_verbose = yes" if bed.syslog != "traditional" else ""))
    host.run("mkdir -p /run/dovecot")
    host.serve("exim4 -bdf -q5m")
    host.serve("dovecot -F")


def log_files(syslog):
    """The logs: [(path, format)]; `syslog` is the format of the host's rsyslog."""
    return [(EXIM_LOG, "exim"), (DOVECOT_LOG, syslog)]
