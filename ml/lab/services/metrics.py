"""CPU metrics of a host, in Metricbeat's JSON."""

from pathlib import Path

LOG = "/var/log/metricbeat/metricbeat.ndjson"
SAMPLER = Path(__file__).resolve().parent.parent / "assets/metrics.py"
SECONDS = 5


def start(host):
    """Sample the host's processes every SECONDS into LOG."""
    host.path(LOG).parent.mkdir(parents=True, exist_ok=True)
    host.write("/usr/local/lib/metrics.py", SAMPLER.read_text())
    host.serve(f"exec python3 /usr/local/lib/metrics.py {SECONDS} > {LOG}")


def log_files():
    """The log: [(path, format)]."""
    return [(LOG, "metricbeat")]
