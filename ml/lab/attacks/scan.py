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


def network(lab):
    """Find hosts: ping scans (which look every address up backwards) and traceroute."""
    bed = lab.testbed
    with lab.journal.step("nmap-sn", "nmap", [bed.intruder.address], {"dns": "foothold:network_scan"}):
        lab.attacker.attempt(["nmap", "-sn", f"{bed.dmz}.0/26", f"{bed.lan}.0/27", "--max-retries", "1", "-R"], timeout=90)
    for target in (lab.web, lab.gate):
        with lab.journal.step(f"traceroute-{target.name}", "traceroute", [bed.intruder.address], {"dns": "foothold:traceroute"}):
            lab.attacker.attempt(["traceroute", "-w", "1", "-m", "6", f"{target.name}.{bed.domain}"], timeout=40)


def services(lab):
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
                  ("nmap-A", ["nmap", "-A", "-T4", "-p", "22,80", *hosts])]
    for name, command in scans:
        with lab.journal.step(name, "nmap", [bed.intruder.address], SERVICE):
            lab.attacker.attempt(command, timeout=45)
    if not bed.short:
        with lab.journal.step("nmap-enum", "nmap", [bed.intruder.address], WEAKNESSES):
            lab.attacker.attempt(["nmap", "-p", "80", "--script", "http-enum", hosts[1]], timeout=45)


def names(lab):
    """Guess names of the domain: nmap's dns-brute, gobuster and dig with word lists."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 300)
    words = rng.sample(NAMES, len(NAMES))
    path = lab.folder / "names.txt"
    path.write_text("\n".join(words[:60 if bed.short else 130]) + "\n")
    gate = lab.gate_address
    with lab.journal.step("nmap-dns-brute", "nmap", [bed.intruder.address], DNS):
        lab.attacker.attempt(["nmap", "-sn", "-Pn", "-n", "--dns-servers", gate, "--script", "dns-brute", "--script-args",
                              f"dns-brute.domain={bed.domain},dns-brute.threads=4", gate], timeout=60)
    if bed.short:
        return
    with lab.journal.step("gobuster-dns", "gobuster", [bed.intruder.address], DNS):
        lab.attacker.attempt(["gobuster", "dns", "-q", "-t", "3", "-d", bed.domain, "-r", f"{gate}:53", "-w", str(path)], timeout=60)
    with lab.journal.step("dig-list", "dig", [bed.intruder.address], DNS):
        loop = "for n in $(cat %s); do dig +short +time=1 +tries=1 @%s $n.%s %s; done" % (path, gate, bed.domain, rng.choice(["A", "ANY", "AAAA"]))
        lab.attacker.attempt(loop, timeout=60)
    with lab.journal.step("dig-records", "dig", [bed.intruder.address], DNS):
        kinds = ["ANY", "MX", "NS", "SOA", "TXT", "AXFR", "SRV"]
        lab.attacker.attempt("; ".join(f"dig +time=1 +tries=1 @{gate} {bed.domain} {kind}" for kind in kinds), timeout=40)
    with lab.journal.step("dns-scripts", "nmap", [bed.intruder.address], DNS):
        lab.attacker.attempt(["nmap", "-sU", "-p", "53", "-n", "--script", "dns-service-discovery,dns-srv-enum,dns-recursion,dns-nsid", "--script-args",
                              f"dns-srv-enum.domain={bed.domain}", gate], timeout=60)
