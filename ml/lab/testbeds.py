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
    short: bool = False
    quiet: bool = False  # nobody intrudes: a measure of false alarms

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
    permalinks="/%postname%/", theme="twentytwentyone", wiki_path="/dokuwiki", minutes=14,
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
    permalinks="/%year%/%monthnum%/%day%/%postname%/", theme="twentytwentythree", wiki_path="/wiki", minutes=14,
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
    permalinks="", theme="twentytwentytwo", wiki_path="/staff/wiki", minutes=14,
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
    lan="10.200.77", dmz="10.200.3", outside=("203.0.113", "100.90.1", "198.51.100"),
    web_name="ahorn", intra_name="birke", gate_name="eibe",
    web_server="nginx", intra_server="apache", web_log="combined", intra_log="combined",
    syslog="traditional", dns_log="syslog", dns_extra=False,
    permalinks="/archives/%post_id%", theme="twentytwentytwo", wiki_path="/dokuwiki", minutes=9,
    intruder=Intruder("100.90.1.200", "198.51.100.33", "", "", "nothing.example", "nowhere.example", ()),
    quiet=True,
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
    permalinks="/%category%/%postname%/", theme="twentytwentyone", wiki_path="/wiki", minutes=8,
    intruder=Intruder("198.51.100.201", "203.0.113.5", "gallery-cache.php", "wp_meta", "pixel-metrics.example",
                      "px-sync.example", (CHROME,)),
    short=True,
)

TESTBEDS = {testbed.name: testbed for testbed in (MERIDIAN, NORDWIND, CALDER, LINDEN, SAMPLE)}
