"""Self-check of the following of processes and records: needs no root."""

import struct
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from collector import subject
from lineage import EVENT, FORK, HEADERS, Lineage, fork_of


def event(what, *pids):
    """A process event as the kernel sends it."""
    return bytes(HEADERS) + EVENT.pack(what, 0, 0) + struct.pack("=IIII", *pids)


class Records(unittest.TestCase):
    def test_whose_it_is(self):
        self.assertEqual(subject(b"audit(1795262584.574:5): arch=c000003e ppid=20567 pid=20568 auid=1"), (b"1795262584.574:5", 20568))
        self.assertEqual(subject(b"audit(1795262584.586:22): pid=20569 uid=0"), (b"1795262584.586:22", 20569))
        self.assertEqual(subject(b'audit(1795262584.574:5): cwd="/tmp"'), (b"1795262584.574:5", None))
        self.assertIsNone(subject(b"nothing"))


class Forks(unittest.TestCase):
    def test_only_new_processes(self):
        self.assertEqual(fork_of(event(FORK, 10, 10, 11, 11)), (10, 11))
        self.assertIsNone(fork_of(event(FORK, 10, 10, 12, 11)))
        self.assertIsNone(fork_of(event(2, 10, 10, 11, 11)))
        self.assertIsNone(fork_of(b"short"))


class Places(unittest.TestCase):
    def test_a_child_that_has_ended_was_with_its_parent(self):
        lineage = Lineage({1: 77, 3: 88}.get)
        lineage.born(1, 2)
        lineage.born(2, 3)
        self.assertEqual([lineage.place(pid) for pid in (1, 2, 3, 4)], [77, 77, 88, None])

    def test_a_number_is_used_again(self):
        places = {1: 77, 5: 88}
        lineage = Lineage(places.get)
        lineage.born(1, 9)
        lineage.born(5, 9)
        self.assertEqual(lineage.place(9), 88)


if __name__ == "__main__":
    unittest.main()
