"""Staff on the VPN from home and from elsewhere, as VPNs are used: long and short, clumsy, cut off."""

import signal
import subprocess

from services import openvpn


def make_remote_work(lab):
    """act(rng): somebody connects to the VPN and is gone after a while."""
    crowd = lab.crowd.addresses
    homes = {person.login: crowd[i * 7 % len(crowd)] for i, person in enumerate(lab.testbed.people)}
    # Certificates of a former provider, or of a box that was set up twice.
    stranger = openvpn.Authority(lab.folder / "vpn-old", "Remote Access").create()
    stranger.issue("laptop", "clientAuth")

    def connect(rng, login, source, credentials=None):
        command = openvpn.client_command(lab.vpn, login, lab.gate_address, source, rng.randrange(20000, 60000), credentials)
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def act(rng):
        person = rng.choice(lab.testbed.people)
        # From a hotel, a train, a customer's network: as new an address as an intruder's.
        source = homes[person.login] if rng.random() < .7 else rng.choice(crowd)
        kind = rng.random()
        client = connect(rng, "laptop", source, stranger) if kind < .08 else connect(rng, person.login, source)
        if lab.over.wait(rng.uniform(4, 40)):
            client.kill()
            return
        if .08 <= kind < .25:
            client.send_signal(signal.SIGUSR1)  # another network: it connects anew
            lab.over.wait(rng.uniform(5, 12))
        if kind > .85:
            client.kill()  # the lid was closed: the server notices later
        else:
            client.terminate()
        try:
            client.wait(8)
        except subprocess.TimeoutExpired:
            client.kill()
            client.wait()

    return act
