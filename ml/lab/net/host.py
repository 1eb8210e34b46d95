"""A host: its own network, hostname, processes and files, over an overlay of this machine's root."""

import os
import shutil
import subprocess
import time
import uuid
from pathlib import Path

from net.bridge import enter_network, plug
from net.shell import attempt, sh

# Runs as PID 1's shell inside fresh mount, UTS, PID and cgroup namespaces; ends as a systemd that starts nothing by
# itself: the lab starts the servers. It logs to rsyslog, and tells audit which services it starts and stops.
INIT = r"""
set -e
root=$1
hostname "$2"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
  IFS=: read -r name major minor <<EOF
$node
EOF
  mknod -m 666 "$root/dev/$name" c "$major" "$minor"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,gid=5,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir -p "$root/run/sshd" "$root/run/lock" "$root/run/php" "$root/run/mysqld"
# Login names in PAM's messages come from here.
install -m 664 -g utmp /dev/null "$root/run/utmp"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
cd "$root"
pivot_root . mnt
cd /
umount -l /mnt
exec env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 /lib/systemd/systemd --system --unit=server.target --show-status=no
"""
CGROUPS = Path("/run/cgroup")
# Units of servers that the lab runs itself: a second one must not be started by `systemctl restart`.
MASKED = """apache2 nginx php8.2-fpm cron ssh rsyslog dnsmasq dovecot exim4 auditd mariadb openvpn systemd-logind systemd-udevd
systemd-resolved systemd-networkd systemd-timesyncd postgresql apache-htcacheclean opendkim opendmarc spamd spamassassin-maintenance spamass-milter postgrey postfix""".split()
# What a boot does to a whole machine, and the sockets that rsyslog and auditd have.
NO_BOOT = """systemd-sysctl.service procps.service systemd-modules-load.service systemd-binfmt.service systemd-remount-fs.service systemd-tmpfiles-setup.service systemd-tmpfiles-setup-dev.service
systemd-random-seed.service systemd-sysusers.service systemd-update-utmp.service kmod-static-nodes.service hwclock.service modprobe@.service systemd-journald-dev-log.socket systemd-journald-audit.socket
sys-kernel-debug.mount sys-kernel-tracing.mount proc-sys-fs-binfmt_misc.automount dev-hugepages.mount""".split()


class Host:
    """One machine of the company.

    name, addresses: as the company knows it. `root` is its file system seen from outside, `upper` the
    part of it that the host wrote (its logs among it).
    """

    def __init__(self, name, domain, addresses, prefixes, resolver, folder, index):
        self.name = name
        self.domain = domain
        self.address = addresses[0]
        self.upper = Path(folder, "upper")
        self.root = Path(folder, "root")
        work = Path(folder, "work")
        for path in (self.upper, self.root, work):
            path.mkdir(parents=True)
        self._empty_folders()
        plug(name, addresses, prefixes, index)
        sh(f"mount -t overlay overlay -o lowerdir=/,upperdir={self.upper},workdir={work} {self.root}")
        self._quiet_files(resolver)
        self._boot()

    def _empty_folders(self):
        """The machine's own files in these are not the host's: opaque folders of the overlay (kernel, overlayfs.rst)."""
        for folder, mode in (("root", 0o700), ("home", 0o755), ("var/tmp", 0o1777)):
            path = self.upper / folder
            path.mkdir(parents=True)
            path.chmod(mode)
            os.setxattr(path, "trusted.overlay.opaque", b"y")
        for name in (".bashrc", ".profile"):
            shutil.copy(Path("/etc/skel", name), self.upper / "root" / name)

    def _quiet_files(self, resolver):
        """Give the host its own names and empty logs, and let systemd start nothing that the lab starts itself."""
        self.write("/etc/hostname", self.name + "\n")
        self.write("/etc/hosts", f"127.0.0.1 localhost\n{self.address} {self.name}.{self.domain} {self.name}\n")
        resolv = self.root / "etc/resolv.conf"
        resolv.unlink(missing_ok=True)
        resolv.write_text(f"search {self.domain}\nnameserver {resolver}\n")
        shutil.rmtree(self.root / "var/log", ignore_errors=True)
        for folder in ("apache2", "nginx", "mysql"):
            (self.root / "var/log" / folder).mkdir(parents=True)
        units = self.root / "etc/systemd/system"
        for unit in [f"{name}.service" for name in MASKED] + NO_BOOT:
            (units / unit).unlink(missing_ok=True)
            (units / unit).symlink_to("/dev/null")
        self.write("/etc/systemd/system/server.target", "[Unit]\nDescription=Server\n")
        self.write("/etc/machine-id", uuid.uuid4().hex + "\n")
        for name, mode in (("wtmp", 0o664), ("lastlog", 0o664), ("btmp", 0o600)):
            self.write(f"/var/log/{name}", "", mode)

    def _boot(self):
        if not CGROUPS.exists():
            CGROUPS.mkdir()
            sh(f"mount -t cgroup2 cgroup2 {CGROUPS}")
        # One for each host of each testbed that plays on this machine.
        self._cgroup = CGROUPS / f"insyt-{Path('/proc/self/ns/pid').stat().st_ino}-{self.name}"
        self._cgroup.mkdir(exist_ok=True)
        self._unshare = subprocess.Popen(
            ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', str(self._cgroup),
             "ip", "netns", "exec", self.name, "unshare", "--mount", "--uts", "--pid", "--cgroup", "--fork", "--kill-child",
             "--propagation", "private", "sh", "-c", INIT, "init", str(self.root), self.name],
            stdin=subprocess.DEVNULL,
        )
        children = Path(f"/proc/{self._unshare.pid}/task/{self._unshare.pid}/children")
        deadline = time.time() + 20
        while time.time() < deadline:
            pids = children.read_text().split()
            if pids and Path(f"/proc/{pids[0]}/comm").read_text().strip() == "systemd":
                self.pid = int(pids[0])
                return
            time.sleep(0.05)
        raise RuntimeError(f"host {self.name} did not start")

    def command(self, command, user=None):
        """The argument list that runs `command` (list or shell string) inside this host, as `user`."""
        inner = ["sh", "-c", command] if isinstance(command, str) else list(command)
        if user:
            inner = ["setpriv", "--reuid", user, "--regid", user, "--init-groups", *inner]
        return ["nsenter", "-t", str(self.pid), "-m", "-u", "-p", "-n", "-r", "-w", "env", "-i",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8",
                *inner]

    def run(self, command, user=None, timeout=180, text_input=None):
        """Run inside the host; raise on failure; return standard output."""
        return sh(self.command(command, user), timeout=timeout, text_input=text_input)

    def attempt(self, command, user=None, timeout=60, text_input=None):
        """Run inside the host, tolerating failure."""
        return attempt(self.command(command, user), timeout=timeout, text_input=text_input)

    def serve(self, command):
        """Start a long-running service inside the host; it ends with the host."""
        return subprocess.Popen(self.command(command), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, start_new_session=True)

    def enter(self):
        """Move the calling thread (only) onto this host's network."""
        enter_network(self.name)

    def path(self, inside):
        """The outside path of a file of this host."""
        return self.root / inside.lstrip("/")

    def write(self, inside, text, mode=0o644):
        """Write a file of this host."""
        path = self.path(inside)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)

    def stop(self):
        """End the host: killing its PID 1 ends every process in it."""
        self._unshare.kill()
        self._unshare.wait()
        # Its processes take a moment to be gone.
        sh(f"for i in $(seq 15); do find {self._cgroup} -depth -type d -exec rmdir {{}} + 2> /dev/null && break; sleep .2; done", check=False)
