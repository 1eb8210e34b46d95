"""nmap, traceroute and DNS enumeration."""

import random

SERVICE = {"access": "attacker_http:foothold:service_scan", "error": "foothold:service_scan", "sshd": "foothold:service_scan",
           "dns": "foothold:service_scan"}
# http-enum tries the addresses of known weak applications.
WEAKNESSES = {"access": "vulnerability_scan", "dns": "foothold:service_scan"}
DNS = {"dns": "dns_scan:foothold"}
NAMES = """www mail ftp localhost webmail smtp pop ns1 webdisk ns2 cpanel whm autodiscover autoconfig m imap test ns blog pop3 dev www2 admin forum news vpn ns3 mail2 new mysql old lists
support mobile mx static docs beta shop sql secure demo cp calendar wiki web media email images img download dns piwik stats dashboard portal manage start info app apps video sip dns2 api cdn mssql
remote server vps host staging intranet files git jenkins jira gitlab owa exchange ldap ad dc01 dc1 backup db db01 proxy gw gateway firewall monitor nagios zabbix grafana kibana elastic redis printer
scan store crm erp hr finance sales marketing partner extranet citrix rdp ts terminal uat qa prod internal corp office legacy archive""".split()


def network(lab, client):
    """Find hosts: ping scans (which look every address up backwards) and traceroute."""
    bed = lab.testbed
    gate = lab.gate_address
    sweeps = [("nmap-sn", ["nmap", "-sn", f"{bed.dmz}.0/26", f"{bed.lan}.0/27", "--max-retries", "1", "-R"]),
              ("nmap-sL", ["nmap", "-sL", "--dns-servers", gate, f"{bed.lan}.0/25", f"{bed.dmz}.0/27"]),
              ("dnsrecon-reverse", ["dnsrecon", "-t", "rvl", "-r", f"{bed.dmz}.0/27", "-n", gate]),
              ("dig-reverse", "for i in $(seq 1 60); do dig +short +time=1 +tries=1 @%s -x %s.$i; done" % (gate, bed.lan))]
    for name, command in sweeps[:1] if bed.short else sweeps[:2] + [sweeps[2 + bed.seed % 2]]:
        with lab.journal.step(name, name.split("-")[0], [client.address], {"dns": "foothold:network_scan"}):
            client.attempt(command, timeout=45)
    routes = [(lab.web.name, []), (lab.gate.name, ["-I"]), (f"pc{10 + bed.seed % 20}", ["-T", "-p", "80"]), ("mail", ["-q", "1"]), ("intranet", ["-U", "-p", "53"])]
    for name, options in routes[:2] if bed.short else routes:
        with lab.journal.step(f"traceroute-{name}", "traceroute", [client.address], {"dns": "foothold:traceroute"}):
            client.attempt(["traceroute", "-w", "1", "-m", "6", *options, f"{name}.{bed.domain}"], timeout=20)
    if not bed.short:
        with lab.journal.step("nmap-traceroute", "nmap", [client.address], {"dns": "foothold:traceroute"}):
            client.attempt(["nmap", "-sn", "-Pn", "--traceroute", "-R", *(host.address for host in lab.hosts)], timeout=30)


def services(lab, client):
    """Ask every service what it is."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 200)
    hosts = [lab.web.address, lab.intra.address] + ([] if bed.short else [lab.gate.address])
    agent = bed.intruder.tool_agents[0]
    scans = [("nmap-sV", ["nmap", "-T4", "-sV", "-p", "22,53,80,443,3306,8080", *hosts]),
             ("nmap-sS", ["nmap", "-sS", "-F", *hosts])]
    if not bed.short:
        scans += [("nmap-default-scripts", ["nmap", "-sT", "-sC", "-p", "22,80", *hosts]),
                  ("nmap-http", ["nmap", "-sV", "-p", "80", "--script", "http-headers,http-methods,http-title,http-robots.txt,http-server-header,http-git,http-php-version,http-generator,http-auth,http-trace,http-webdav-scan,http-security-headers,http-favicon,http-cors,http-date,http-userdir-enum", *hosts[:2]]),
                  ("nmap-http-borrowed", ["nmap", "-sT", "-p", "80", "--script", "http-methods,http-title,http-headers,http-git,http-config-backup,http-backup-finder,http-wordpress-enum,http-comments-displayer",
                                          "--script-args", f"http.useragent={agent},search-limit=40", hosts[rng.randrange(2)]]),
                  ("nmap-ssh", ["nmap", "-sV", "-p", "22", "--script", "ssh-hostkey,ssh-auth-methods,ssh2-enum-algos", *hosts]),
                  ("nmap-A", ["nmap", "-A", "-T4", "-p", "22,80", *hosts]),
                  ("nmap-favicon", ["nmap", "-p", "80", "--script", "http-favicon,http-apache-negotiation,http-waf-detect,http-php-version,http-robots.txt,http-mobileversion-checker,http-ntlm-info,http-open-proxy,http-affiliate-id,http-hsts-verify", *hosts[:2]]),
                  ("whatweb", ["whatweb", "-a", str(rng.choice([1, 3])), f"http://{bed.www}{bed.wp_base}/", f"http://intranet.{bed.domain}/"]),
                  ("whatweb-borrowed", ["whatweb", "-a", "3", "-U", agent, *(f"http://{app.site}{app.path}" for app in lab.apps.values())])]
        scans = scans[:2] + rng.sample(scans[2:], 6)
    for name, command in scans:
        with lab.journal.step(name, name.split("-")[0], [client.address], SERVICE, baseline=["/"] if "whatweb" in name else []):
            client.attempt(command, timeout=30)
    if not bed.short:
        with lab.journal.step("nmap-enum", "nmap", [client.address], WEAKNESSES):
            client.attempt(["nmap", "-p", "80", "--script", "http-enum", hosts[1]], timeout=45)
        with lab.journal.step("nmap-vuln", "nmap", [client.address], WEAKNESSES, baseline=["/"]):
            client.attempt(["nmap", "-p", "80", "--script", "http-vuln*,http-shellshock,http-phpmyadmin-dir-traversal,http-default-accounts,http-config-backup,http-passwd", hosts[0]], timeout=45)
        with lab.journal.step("wafw00f", "wafw00f", [client.address], WEAKNESSES, baseline=["/"]):
            client.attempt(["wafw00f", "-a", f"http://{bed.www}/"], timeout=30)


def names(lab, client):
    """Guess names of the domain: nmap's dns-brute, gobuster and dig with word lists."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 300)
    words = rng.sample(NAMES, len(NAMES))
    path = lab.folder / "names.txt"
    path.write_text("\n".join(words[:60 if bed.short else 130]) + "\n")
    gate = lab.gate_address
    with lab.journal.step("nmap-dns-brute", "nmap", [client.address], DNS):
        client.attempt(["nmap", "-sn", "-Pn", "-n", "--dns-servers", gate, "--script", "dns-brute", "--script-args",
                              f"dns-brute.domain={bed.domain},dns-brute.threads=4", gate], timeout=60)
    if bed.short:
        return
    with lab.journal.step("gobuster-dns", "gobuster", [client.address], DNS):
        client.attempt(["gobuster", "dns", "-q", "-t", "3", "-d", bed.domain, "-r", f"{gate}:53", "-w", str(path)], timeout=60)
    attempts = [
        ("dig-list", "for n in $(cat %s); do dig +short +time=1 +tries=1 @%s $n.%s %s; done" % (path, gate, bed.domain, rng.choice(["A", "ANY", "AAAA"]))),
        ("dig-records", "; ".join(f"dig +time=1 +tries=1 @{gate} {bed.domain} {kind}" for kind in ("ANY", "MX", "NS", "SOA", "TXT", "AXFR", "SRV", "CAA", "HINFO"))),
        ("nmap-scripts", ["nmap", "-sU", "-p", "53", "-n", "--script", "dns-service-discovery,dns-srv-enum,dns-recursion,dns-nsid,dns-cache-snoop,dns-zone-transfer", "--script-args",
                          f"dns-srv-enum.domain={bed.domain},dns-zone-transfer.domain={bed.domain}", gate]),
        ("dnsenum", ["dnsenum", "--dnsserver", gate, "--noreverse", "--nocolor", "-f", str(path), "--threads", "2", bed.domain]),
        ("dnsrecon-brute", ["dnsrecon", "-d", bed.domain, "-n", gate, "-D", str(path), "-t", "brt,std,axfr", "--threads", "2", "--lifetime", "1"]),
        ("dnsrecon-srv", ["dnsrecon", "-d", bed.domain, "-n", gate, "-t", "srv", "--lifetime", "1"]),
        ("dnsmap", ["dnsmap", bed.domain, "-w", str(path), "-d", "20"]),
        ("fierce", ["fierce", "--domain", bed.domain, "--dns-servers", gate, "--subdomain-file", str(path)]),
        ("gobuster-types", ["gobuster", "dns", "-q", "-t", "3", "-d", f"{rng.choice(NAMES)}.{bed.domain}", "-i", "-c", "-r", f"{gate}:53", "-w", str(path), "--wildcard"]),
    ]
    for name, command in rng.sample(attempts, 6):
        with lab.journal.step(name, name.split("-")[0], [client.address], DNS):
            client.attempt(command, timeout=30)
