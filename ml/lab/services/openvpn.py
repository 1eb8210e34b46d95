"""OpenVPN: the company's server on the gate, its certificate authority, and how a client connects."""

from dataclasses import dataclass
from pathlib import Path

from net.shell import sh

PORT = 1194
LOG = "/var/log/openvpn/server.log"
SERVER = """port {port}
proto udp
dev tun
topology subnet
server {network}.0 255.255.255.0
ca /etc/openvpn/ca.crt
cert /etc/openvpn/server.crt
key /etc/openvpn/server.key
dh none
keepalive 5 20
hand-window 15
persist-key
persist-tun
push "route {dmz}.0 255.255.255.0"
verb 3
{log}
"""
LOG_OPTIONS = {
    "stamped": f"log-append {LOG}",
    "plain": f"log-append {LOG}\nsuppress-timestamps",
    "syslog": "syslog ovpn-server",
}


@dataclass(frozen=True)
class Authority:
    """A certificate authority in `folder` (a Path): makes certificates and says where they are."""

    folder: Path
    name: str

    def create(self):
        """Make the authority's own certificate."""
        self.folder.mkdir(mode=0o700)
        sh(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650",
            "-subj", f"/CN={self.name}", "-keyout", self.folder / "ca.key", "-out", self.folder / "ca.crt"])
        return self

    def issue(self, name, purpose):
        """Make {name}.key and {name}.crt; purpose: serverAuth | clientAuth."""
        base = self.folder / name
        sh(["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}",
            "-keyout", f"{base}.key", "-out", f"{base}.csr"])
        Path(f"{base}.ext").write_text(f"keyUsage=digitalSignature,keyAgreement\nextendedKeyUsage={purpose}\n", encoding="ascii")
        sh(["openssl", "x509", "-req", "-days", "825", "-in", f"{base}.csr", "-CA", self.folder / "ca.crt", "-CAkey", self.folder / "ca.key",
            "-CAcreateserial", "-extfile", f"{base}.ext", "-out", f"{base}.crt"])


def start(host, bed, folder):
    """Serve the VPN on `host` in the testbed's style (bed.vpn: a key of LOG_OPTIONS). Returns the company's authority."""
    authority = Authority(folder / "vpn", f"{bed.company} CA").create()
    authority.issue("server", "serverAuth")
    for person in bed.people:
        authority.issue(person.login, "clientAuth")
    for name in ("ca.crt", "server.crt", "server.key"):
        host.write(f"/etc/openvpn/{name}", (authority.folder / name).read_text(), 0o600)
    host.path(LOG).parent.mkdir(parents=True, exist_ok=True)
    network = f"10.{bed.seed + 100}.0"
    host.write("/etc/openvpn/server.conf", SERVER.format(port=PORT, network=network, dmz=bed.dmz, log=LOG_OPTIONS[bed.vpn]))
    host.run("mkdir -p /dev/net && mknod /dev/net/tun c 10 200")
    host.serve(["openvpn", "--config", "/etc/openvpn/server.conf"])
    return authority


def client_command(authority, login, gate, source, port, credentials=None):
    """The argument list of a client: `login`'s certificate, from address `source` and `port` to the server `gate`.

    It sets no routes and makes no device, so that many can share a network. credentials: the authority whose
    certificate it shows, where that is not the company's.
    """
    shown = (credentials or authority).folder / login
    return ["openvpn", "--client", "--dev", "null", "--ifconfig-noexec", "--route-nopull", "--proto", "udp", "--remote", gate, str(PORT),
            "--local", source, "--lport", str(port), "--ca", str(authority.folder / "ca.crt"), "--cert", f"{shown}.crt", "--key", f"{shown}.key",
            "--remote-cert-tls", "server", "--explicit-exit-notify", "2", "--connect-retry", "2", "--verb", "1"]


def log_files(style):
    """The server's log: [(path, format)]; in style syslog it is in the host's syslog."""
    return [(LOG, "openvpn")] if style in ("stamped", "plain") else []
