"""What nikto sends (it is not free software, so not in Debian): known weak files, methods and parameters, under its own and borrowed names.

The requests follow the documented families of https://github.com/sullo/nikto (program/databases/db_tests); the addresses come
from nmap's http-enum data and from dirb's lists of known weaknesses.
"""

import random
import re

from actors.http import Session
from attacks.pace import together

LABELS = {"access": "vulnerability_scan"}
AGENTS = ["Mozilla/5.00 (Nikto/2.1.6) (Evasions:None) (Test:{n:06})", "Mozilla/5.00 (Nikto/2.5.0) (Evasions:1) (Test:map_codes)", "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/74.0.3729.169 Safari/537.36", "Mozilla/5.0 zgrab/0.x", "python-requests/2.27.1", "Nuclei - Open-source project (github.com/projectdiscovery/nuclei)"]
FINGERPRINTS = "/usr/share/nmap/nselib/data/http-fingerprints.lua"
KNOWN = """/.git/config /.git/HEAD /.svn/entries /.env /.env.bak /.aws/credentials /.DS_Store /.bash_history /.ssh/id_rsa /.htpasswd /server-status /server-info /phpinfo.php /info.php /test.php /i.php /php.ini /config.php.bak /config.json /web.config
/actuator/env /actuator/health /actuator/gateway/routes /solr/admin/info/system?wt=json /manager/html /host-manager/html /jmx-console/ /web-console/Invoker /invoker/JMXInvokerServlet /console/login/LoginForm.jsp /_ignition/execute-solution
/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php /cgi-bin/test-cgi /cgi-bin/printenv /cgi-bin/luci/;stok=/locale /boaform/admin/formLogin /setup.cgi?next_file=netgear.cfg&todo=syscmd&cmd=busybox /GponForm/diag_Form?images/ /HNAP1/
/owa/auth/logon.aspx /ecp/Current/exporttool/microsoft.exchange.ediscovery.exporttool.application /autodiscover/autodiscover.json?@zdi/Powershell /remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession /dana-na/auth/url_default/welcome.cgi
/vpn/../vpns/cfg/smb.conf /tmui/login.jsp/..;/tmui/locallb/workspace/fileRead.jsp?fileName=/etc/passwd /api/jsonws/invoke /struts2-showcase/index.action /index.action?redirect:${1+1} /?class.module.classLoader.resources.context.configFile=x
/wp-content/plugins/wp-file-manager/lib/php/connector.minimal.php /wp-admin/setup-config.php?step=1 /administrator/manifests/files/joomla.xml /user/register?element_parents=account/mail/%23value&ajax_form=1 /CHANGELOG.txt /typo3/install.php
/phpmyadmin/scripts/setup.php /pma/index.php /myadmin/ /dbadmin/ /mysqladmin/ /phpMyAdmin-2.8.0/ /sqlmanager/ /adminer-4.2.5.php /kibana/ /app/kibana /_cat/indices /_search?q=* /v2/_catalog /v1/agent/self /api/v1/pods /metrics /debug/pprof/ /trace
/telescope/requests /.well-known/security.txt~ /backup.tgz /backup/ /dump.tar /old/ /crossdomain.xml~ /clientaccesspolicy.xml~ /servlet/ /examples/servlets/index.html /iisstart.htm /postinfo.html /_vti_bin/shtml.exe /_vti_pvt/service.pwd /scripts/..%255c../winnt/system32/cmd.exe?/c+dir
/?=PHPB8B5F2A0-3C92-11d3-A3A9-4C7B08C10000 /index.php?=PHPE9568F36-D428-11d2-A769-00AA001ACF42 /?mode=debug /index.php?-s /?-d+allow_url_include%3d1+-d+auto_prepend_file%3dphp://input /login.action /securityRealm/user/admin/ /script /jenkins/script /shell?cd+/tmp;rm+-rf+*;
/?x=${jndi:ldap://127.0.0.1:1389/a} /?q=%24%7Bjndi%3Aldap%3A%2F%2F127.0.0.1%2Fx%7D /index.php?s=/Index/\\think\\app/invokefunction&function=call_user_func_array&vars[0]=md5&vars[1][]=x /ws_utc/config.do /hudson/login /nagios/ /zabbix/ /cacti/ /munin/ /ganglia/ /webalizer/ /awstats/awstats.pl""".split()
METHODS = ["DEBUG", "TRACE", "TRACK", "PUT", "DELETE", "CONNECT", "SEARCH", "INDEX", "QWERTY"]
LISTS = ("cgis", "apache", "iis", "coldfusion", "domino", "frontpage", "jboss", "oracle", "weblogic", "websphere", "sharepoint", "hpsmh", "axis", "sap")


def _paths(rng, count):
    """Addresses of weak applications: the known ones, nmap's, and some of dirb's lists."""
    with open(FINGERPRINTS, encoding="latin-1") as lines:
        found = re.findall(r"path = '(/[^']+)'", lines.read())
    with open(f"/usr/share/dirb/wordlists/vulns/{rng.choice(LISTS)}.txt", encoding="latin-1") as lines:
        more = ["/" + line.strip().lstrip("/") for line in lines if line.strip()]
    return rng.sample(KNOWN, 70) + rng.sample(found, count) + rng.sample(more, min(len(more), count // 3))


def run(lab, client):
    """Probe both sites from `client`, in two passes under different names."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1400)
    sites = [(lab.web.address, bed.www), (lab.intra.address, f"intranet.{bed.domain}"), (lab.intra.address, lab.intra.address)]
    for number in range(3):
        server, site = sites[number]
        template = rng.choice(AGENTS[:2]) if number == 0 else rng.choice([*AGENTS, *bed.intruder.tool_agents])
        with lab.journal.step(f"probes-{number}", "script", [client.address], LABELS, baseline=["/"]):
            requests = [(template.replace("{n:06}", f"{count:06}"), path, rng.choice(METHODS) if rng.random() < .03 else rng.choice(["GET", "GET", "GET", "HEAD"]))
                        for count, path in enumerate(_paths(rng, 160))]
            together(client, 30, requests, lambda request: Session(server, site, client.address, request[0]).request(*request[1:]))
