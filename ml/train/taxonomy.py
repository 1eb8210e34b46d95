"""The 29 threat classes, in the order of their ids (section 5 of the design)."""

LABELS: tuple[str, ...] = (
    "attacker:dnsteal:dnsteal-dropped",
    "attacker:dnsteal:dnsteal-received",
    "attacker:dnsteal:exfiltration-service",
    "attacker_change_user:escalate",
    "attacker_change_user:escalate:escalated_command:escalated_sudo_command",
    "attacker_http:dirb:foothold",
    "attacker_http:foothold:service_scan",
    "attacker_http:foothold:webshell_cmd",
    "attacker_http:foothold:webshell_upload",
    "attacker_http:foothold:wpscan",
    "attacker_vpn:escalate",
    "attacker_vpn:foothold",
    "benign",
    "crack_passwords:escalate",
    "dirb:foothold",
    "dns_scan:foothold",
    "escalate:escalated_command:escalated_sudo_command",
    "escalate:escalated_command:escalated_sudo_command:escalated_sudo_session",
    "escalate:webshell_cmd",
    "foothold:network_scan",
    "foothold:service_scan",
    "foothold:traceroute",
    "foothold:wpscan",
    "login_bruteforce",
    "sql_injection",
    "cross_site_scripting",
    "path_traversal",
    "command_injection",
    "vulnerability_scan",
)
ID: dict[str, int] = {name: i for i, name in enumerate(LABELS)}
CLASSES = len(LABELS)
BENIGN = ID["benign"]

NOT_BY_ONE_LINE = frozenset(ID[name] for name in (
    "attacker:dnsteal:exfiltration-service",
    "attacker_vpn:escalate",
    "attacker_vpn:foothold",
    "crack_passwords:escalate",
    "foothold:network_scan",
    "foothold:traceroute",
    "login_bruteforce",
))
"""Attacks that look like honest lines one at a time (section 5 of the design): signals across lines decide."""

DOUBTFUL = frozenset(ID[name] for name in (
    "attacker:dnsteal:exfiltration-service",
    "attacker_vpn:escalate",
    "attacker_vpn:foothold",
))
"""Of them those whose lines differ from honest ones by the name of a unit, or by an address, alone: whatever the
model makes of such a line, it is no more than unsure."""

SAME_BY_ONE_LINE: dict[int, int] = {
    ID["escalate:webshell_cmd"]: ID["attacker_http:foothold:webshell_cmd"],
    ID["foothold:wpscan"]: ID["attacker_http:foothold:wpscan"],
}
"""Classes that differ from another by phase or log type only, and that other."""
