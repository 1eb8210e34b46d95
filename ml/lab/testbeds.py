"""What differs between the testbeds: names, people, addresses, software, log formats, the intruder's habits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A member of staff. `sudo`: may use sudo. `weak`: the password is in the intruder's list."""

    login: str
    full: str
    password: str
    sudo: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Intruder:
    """The attacker of a testbed."""

    address: str
    shared_address: str  # also used by honest people at other times
    shell_file: str
    shell_param: str
    exfil_domain: str
    blocked_domain: str
    tool_agents: tuple  # borrowed user agents


@dataclass(frozen=True)
class Testbed:
    """One company network."""

    name: str
    seed: int
    domain: str
    company: str
    timezone: str
    people: tuple
    lan: str  # first three octets of staff addresses
    dmz: str  # first three octets of servers
    outside: tuple  # first three octets of visitors' networks
    web_name: str
    intra_name: str
    gate_name: str
    web_server: str  # apache | nginx
    intra_server: str
    web_log: str  # combined | common | vhost
    intra_log: str
    syslog: str  # traditional | rfc5424 | iso
    dns_log: str  # file | syslog
    dns_extra: bool
    permalinks: str
    theme: str
    wiki_path: str
    minutes: float  # length of the benign day
    intruder: Intruder
    audit: str = "raw"  # raw | enriched | syslog (with rules) | pam (without) | none
    vpn: str = "stamped"  # stamped | plain | syslog
    short: bool = False
    quiet: bool = False  # nobody intrudes: a measure of false alarms
    language: str = "en"  # of pages, file names and searches: en | de | fr | es
    web_root: str = "/var/www/site"
    intra_root: str = "/var/www/html"
    wp_base: str = ""  # folder of WordPress on the public site
    intra_missing: str = "404"  # how the intranet answers for what it has not: 404, or a key of services.web.APACHE_MISSING or NGINX_MISSING
    apps: tuple = ()  # (key of services.applications.INSTALL, path)
    mail_server: str = "exim"  # exim | postfix
    mail_features: tuple = ()  # of Postfix: keys of services.postfix.SETTINGS and POLICIES, of services.mail_filters.PORTS

    @property
    def scanner_addresses(self):
        """Further machines of the intruder, beside the first one."""
        net, _, last = self.intruder.address.rpartition(".")
        return [f"{net}.{int(last) + i}" for i in (1, 2, 3, 4)]

    @property
    def crowd_addresses(self):
        """Addresses of the honest world outside."""
        taken = {self.intruder.address, self.intruder.shared_address, *self.scanner_addresses}
        return [address for net in self.outside for address in (f"{net}.{i}" for i in range(3, 99, 3)) if address not in taken]

    @property
    def prefixes(self):
        """Every network of the testbed."""
        return [f"{net}.0/24" for net in (self.lan, self.dmz, *self.outside)]

    @property
    def www(self):
        """The public site's name."""
        return f"www.{self.domain}"


CHROME = ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/138.0.0.0 Safari/537.36")
FIREFOX = "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
          "Version/18.3 Safari/605.1.15")
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"

MERIDIAN = Testbed(
    name="meridian", seed=11, domain="meridian-foods.example", company="Meridian Foods", timezone="UTC",
    people=(
        Person("alice", "Alice Brandt", "Tomato-Harbour-7", sudo=True),
        Person("bkaya", "Baris Kaya", "violet9Lamp"),
        Person("dmoreau", "Denise Moreau", "sunshine", sudo=True, weak=True),
        Person("gpeters", "Greta Peters", "Rye&barley22"),
    ),
    lan="10.35.4", dmz="10.35.60", outside=("203.0.113", "198.51.100"),
    web_name="cress", intra_name="basil", gate_name="thyme",
    web_server="apache", intra_server="apache", web_log="combined", intra_log="combined",
    syslog="traditional", dns_log="file", dns_extra=False,
    permalinks="/%postname%/", theme="twentytwentyone", wiki_path="/dokuwiki", minutes=8,
    apps=(("phpmyadmin", "/phpmyadmin"), ("gitweb", "/gitweb"), ("files", "/dav")),
    intruder=Intruder("203.0.113.77", "198.51.100.9", "upl_3f2a.php", "cmd", "cdn-telemetry.example",
                      "sync-metrics.example", (CHROME, GOOGLEBOT)),
)

NORDWIND = Testbed(
    name="nordwind", seed=23, domain="nordwind.test", company="Nordwind Logistik", timezone="Europe/Berlin",
    people=(
        Person("hschulz", "Heike Schulz", "Hafen_1893!", sudo=True),
        Person("jbauer", "Jonas Bauer", "dragon", sudo=True, weak=True),
        Person("mwirth", "Max Wirth", "zugspitze-2962"),
        Person("sroth", "Selma Roth", "Elbe.Tunnel", sudo=True),
        Person("deploy", "Deployment", "k7vB-q2Lm"),
    ),
    lan="172.20.8", dmz="172.20.1", outside=("192.0.2", "198.18.44", "198.19.7"),
    web_name="web01", intra_name="app-intern", gate_name="ns1",
    web_server="nginx", intra_server="nginx", web_log="combined", intra_log="combined",
    syslog="rfc5424", dns_log="syslog", dns_extra=True,
    audit="pam", vpn="syslog",
    permalinks="/%year%/%monthnum%/%day%/%postname%/", theme="twentytwentythree", wiki_path="/wiki", minutes=8,
    apps=(("mediawiki", "/mediawiki"), ("api", "/api/v1"), ("roundcube", "/webmail")),
    mail_server="postfix", mail_features=("strict", "long-ids", "tls", "opendkim", "opendmarc", "header-checks", "blocklist", "spf", "postgrey"),
    intruder=Intruder("198.18.44.201", "192.0.2.61", "class-wp-locale.php", "wp_meta", "img.assets-edge.test",
                      "updates.push-relay.test", (FIREFOX, CHROME)),
)

CALDER = Testbed(
    name="calder", seed=37, domain="calder.internal", company="Calder Valley College", timezone="America/New_York",
    people=(
        Person("root2", "Site Maintenance", "Pennine.Way-268", sudo=True),
        Person("t.hughes", "Tom Hughes", "football1", sudo=True, weak=True),
        Person("n.okafor", "Nora Okafor", "Mytholm8royd"),
        Person("p.lund", "Pia Lund", "bracken*Moor"),
    ),
    lan="192.168.112", dmz="192.168.20", outside=("100.64.3", "100.71.9"),
    web_name="hebden", intra_name="todmorden", gate_name="sowerby",
    web_server="apache", intra_server="apache", web_log="common", intra_log="vhost",
    syslog="iso", dns_log="file", dns_extra=True,
    audit="enriched", vpn="plain",
    permalinks="", theme="twentytwentytwo", wiki_path="/staff/wiki", minutes=8,
    apps=(("adminer", "/adminer.php"), ("cgit", "/cgit"), ("files", "/shared")),
    mail_server="postfix", mail_features=("tls", "opendkim", "opendmarc", "spamd", "spf"),
    intruder=Intruder("100.71.9.40", "100.64.3.18", "thumb.php", "c", "mail-archive.internal",
                      "beacon.internal", (SAFARI, FIREFOX)),
)

LINDEN = Testbed(
    name="linden", seed=71, domain="linden-verlag.example", company="Linden Verlag", timezone="Europe/Vienna",
    people=(
        Person("kfuchs", "Karin Fuchs", "Kastanie&Co3", sudo=True),
        Person("rhaas", "Robert Haas", "Prater-1766", sudo=True),
        Person("emoser", "Eva Moser", "lesezeichen_4"),
        Person("vlektorat", "Lektorat", "Umbruch7seite"),
    ),
    language="de", lan="10.200.77", dmz="10.200.3", outside=("203.0.113", "100.90.1", "198.51.100"),
    web_name="ahorn", intra_name="birke", gate_name="eibe",
    web_server="nginx", intra_server="apache", web_log="combined", intra_log="combined",
    syslog="traditional", dns_log="syslog", dns_extra=False,
    audit="enriched", vpn="stamped",
    permalinks="/archives/%post_id%", theme="twentytwentytwo", wiki_path="/dokuwiki", minutes=8,
    apps=(("phpmyadmin", "/pma"), ("mediawiki", "/w"), ("roundcube", "/post"), ("api", "/rest")),
    intruder=Intruder("100.90.1.200", "198.51.100.33", "", "", "nothing.example", "nowhere.example", ()),
    quiet=True,
)

ALCAZAR = Testbed(
    name="alcazar", seed=83, domain="alcazar-campus.example", company="Universidad del Alcazar", timezone="Europe/Madrid", language="es",
    people=(
        Person("mgarcia", "Marta Garcia", "Giralda+1184", sudo=True),
        Person("prof.ruiz", "Ignacio Ruiz", "shadow", sudo=True, weak=True),
        Person("secretaria", "Secretaria", "Azulejo-verde9"),
        Person("lnavarro", "Lucia Navarro", "naranjo?Patio2"),
        Person("becario01", "Becario", "Bec4rio_2026"),
    ),
    lan="10.64.12", dmz="10.64.0", outside=("192.0.2", "198.51.100", "100.99.5"),
    web_name="cervantes", intra_name="lorca", gate_name="quevedo",
    web_server="apache", intra_server="apache", web_log="vhost", intra_log="vhost",
    syslog="rfc5424", dns_log="file", dns_extra=False,
    web_root="/srv/www/campus", wp_base="/portal", intra_root="/srv/www/intranet", intra_missing="200",
    audit="enriched", vpn="syslog",
    permalinks="/%category%/%postname%/", theme="twentytwentyone", wiki_path="/docencia/wiki", minutes=8,
    apps=(("mediawiki", "/wiki"), ("gitweb", "/repos"), ("files", "/descargas"), ("adminer", "/bd.php")),
    intruder=Intruder("192.0.2.180", "100.99.5.77", "imagen_tmp.php", "0", "static-fonts.example", "ads-sync.example", (SAFARI, CHROME)),
)

ATELIER = Testbed(
    name="atelier", seed=97, domain="atelier-lumiere.test", company="Atelier Lumiere", timezone="Europe/Paris", language="fr",
    people=(
        Person("cdubois", "Camille Dubois", "Bougie&cire12", sudo=True),
        Person("tmartin", "Theo Martin", "starwars", sudo=True, weak=True),
        Person("boutique", "Boutique", "Vitrine-14juin"),
        Person("lroux", "Lea Roux", "parfum*Grasse"),
    ),
    lan="192.168.40", dmz="192.168.41", outside=("203.0.113", "198.18.3", "100.81.2"),
    web_name="vps-7f21c", intra_name="srv-interne", gate_name="passerelle",
    web_server="nginx", intra_server="nginx", web_log="combined", intra_log="combined",
    syslog="traditional", dns_log="syslog", dns_extra=True,
    web_root="/home/www/boutique", intra_root="/usr/share/nginx/interne", intra_missing="403",
    audit="pam", vpn="plain",
    permalinks="/boutique/%postname%.html", theme="twentytwentythree", wiki_path="/doc", minutes=8,
    apps=(("api", "/api/v2"), ("phpmyadmin", "/mysql"), ("mediawiki", "/savoir")),
    intruder=Intruder("198.18.3.210", "100.81.2.24", "wp-cache-x.php", "q", "cdn-images.test", "track.push.test", (GOOGLEBOT, FIREFOX)),
)

HAVEL = Testbed(
    name="havel", seed=103, domain="havelwerke.internal", company="Havelwerke", timezone="Europe/Berlin", language="de",
    people=(
        Person("adm-krause", "Dirk Krause", "Schleuse.Brandenburg", sudo=True),
        Person("k.wolff", "Katrin Wolff", "master", sudo=True, weak=True),
        Person("n.arslan", "Nuri Arslan", "Turbine#77"),
        Person("leitstand", "Leitstand", "Pegel4meter50"),
    ),
    lan="10.17.130", dmz="10.17.128", outside=("100.70.14", "198.51.100"),
    web_name="hvw-web-p1", intra_name="hvw-app-p2", gate_name="hvw-gw-p1",
    web_server="nginx", intra_server="apache", web_log="combined", intra_log="common",
    syslog="iso", dns_log="file", dns_extra=True,
    web_root="/var/www/havelwerke/htdocs", wp_base="/aktuelles", intra_missing="401",
    audit="syslog", vpn="stamped",
    permalinks="/%year%/%postname%", theme="twentytwentytwo", wiki_path="/wissen", minutes=8,
    apps=(("roundcube", "/mail"), ("cgit", "/quellen"), ("files", "/ablage"), ("adminer", "/adminer")),
    intruder=Intruder("100.70.14.133", "198.51.100.66", "x.php", "exec", "wetterdienst-api.internal", "cloud-sync.internal", (CHROME, SAFARI)),
)

TARN = Testbed(
    name="tarn", seed=113, domain="tarnsoft.example", company="Tarn Software", timezone="Australia/Sydney",
    people=(
        Person("ops", "Operations", "Correct-Horse-11", sudo=True),
        Person("jliu", "Jun Liu", "qwerty", sudo=True, weak=True),
        Person("svc-build", "Build Service", "u8Rk-22-pQz"),
        Person("mmcbride", "Moira McBride", "Wombat//Burrow"),
    ),
    lan="172.31.6", dmz="172.31.0", outside=("198.19.80", "203.0.113"),
    web_name="ip-172-31-0-10", intra_name="jenkins-a", gate_name="resolver1",
    web_server="apache", intra_server="nginx", web_log="combined", intra_log="combined",
    syslog="iso", dns_log="syslog", dns_extra=False,
    web_root="/opt/site/current/public", wp_base="/blog", intra_root="/opt/intranet/public", intra_missing="302",
    audit="enriched", vpn="plain",
    permalinks="/%postname%", theme="twentytwentythree", wiki_path="/kb", minutes=8,
    apps=(("api", "/api"), ("phpmyadmin", "/tools/pma"), ("mediawiki", "/mw")),
    mail_server="postfix", mail_features=("tls", "limits", "postscreen", "opendkim", "spamd", "header-checks", "postgrey"),
    intruder=Intruder("198.19.80.90", "203.0.113.44", "error_log.php", "_", "pkg-mirror.example", "heartbeat.example", (FIREFOX, GOOGLEBOT)),
)

SAMPLE = Testbed(
    name="sample", seed=53, domain="harbourlight.example", company="Harbour Light Museum", timezone="UTC",
    people=(
        Person("mreed", "Maud Reed", "Lantern-room4", sudo=True),
        Person("ocarr", "Owen Carr", "welcome1", sudo=True, weak=True),
        Person("ivy", "Ivy Nolan", "gannet&tern"),
    ),
    lan="10.8.30", dmz="10.8.1", outside=("203.0.113", "198.51.100"),
    web_name="lamp", intra_name="quay", gate_name="buoy",
    web_server="apache", intra_server="apache", web_log="combined", intra_log="combined",
    syslog="traditional", dns_log="file", dns_extra=False,
    permalinks="/%category%/%postname%/", theme="twentytwentyone", wiki_path="/wiki", minutes=7,
    intruder=Intruder("198.51.100.201", "203.0.113.5", "gallery-cache.php", "wp_meta", "pixel-metrics.example",
                      "px-sync.example", (CHROME,)),
    short=True,
)

TESTBEDS = {testbed.name: testbed for testbed in (MERIDIAN, NORDWIND, CALDER, ALCAZAR, ATELIER, HAVEL, TARN, LINDEN, SAMPLE)}
