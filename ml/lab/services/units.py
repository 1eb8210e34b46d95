"""Units of systemd: what Debian and the company start now and then on a server."""

# Debian's own, of packages that the lab has; none touches the machine outside the host.
DEBIAN = ["dpkg-db-backup", "phpsessionclean", "e2scrub_reap", "exim4-base", "man-db"]
COMPANY = {
    "backup": ("Nightly backup", "/bin/tar cf /dev/null /etc"), "inventory-agent": ("Inventory agent", "/bin/sleep 20"), "site-warmup": ("Warm the caches of the web site", "/usr/bin/curl -s -o /dev/null http://127.0.0.1/"),
    "certbot": ("Certbot", "/usr/bin/test -e /etc/letsencrypt/live"), "report-mailer": ("Send the weekly report", "/bin/sleep 4"), "metrics-push": ("Push metrics", "/bin/sleep 9"),
    "ldap-sync": ("Synchronise accounts with the directory", "/usr/bin/getent passwd root"), "dns-updater": ("Dynamic DNS updater", "/usr/bin/dig +short localhost"), "queue-worker": ("Background jobs of the shop", "/bin/sleep 15"),
    "log-shipper": ("Ship logs to the archive", "/bin/cp -f /var/log/auth.log /var/backups/"), "cleanup": ("Remove old uploads", "/usr/bin/find /var/backups -mtime +30 -delete"), "netdata": ("Real time performance monitoring", "/bin/sleep 12"),
}
UNIT = """[Unit]
Description={description}
{after}
[Service]
Type={kind}
ExecStart={command}
{more}
"""


def write(host, name, description, command, kind="simple", after="", more=""):
    """Install a unit and tell systemd."""
    host.write(f"/etc/systemd/system/{name}.service", UNIT.format(description=description, command=command, kind=kind, after=after, more=more))
    host.attempt("systemctl daemon-reload", timeout=20)


def install(host, rng):
    """Give the host some of the company's units. Returns the names of all that may be started on it."""
    names = rng.sample(sorted(COMPANY), 6)
    for name in names:
        description, command = COMPANY[name]
        host.write(f"/etc/systemd/system/{name}.service", UNIT.format(description=description, command=command, kind=rng.choice(["simple", "oneshot"]),
                                                                    after=rng.choice(["", "After=network.target"]), more=rng.choice(["", "User=www-data", "Nice=10"])))
    # What every boot says is said now, not when the first of them is started.
    host.run("systemctl daemon-reload && systemctl start basic.target")
    return [*names, *DEBIAN]
