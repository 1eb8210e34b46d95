"""Self-check of what the data set's writer decides: the cap. Needs neither root nor the packages."""

import unittest

from output import cap, shape


def record(line, label="benign"):
    """A labelled line of an access log."""
    return {"format": "apache-access", "label": label, "line": line}


class Cap(unittest.TestCase):
    def test_lines_of_one_shape_differ_by_numbers_and_long_hashes(self):
        self.assertEqual(shape("GET /a/12?h=deadbeef01"), shape("GET /a/7?h=cafebabe99"))
        self.assertNotEqual(shape("GET /a/12"), shape("GET /b/12"))

    def test_keeps_the_first_of_each_shape_and_label_in_order(self):
        lines = [record("a 1"), record("b 1"), record("a 2"), record("a 3", "dirb"), record("a 4"), record("b 2")]
        self.assertEqual(cap(lines, most=1), [lines[0], lines[1], lines[3]])
        self.assertEqual(cap(lines, most=2), [lines[0], lines[1], lines[2], lines[3], lines[5]])


if __name__ == "__main__":
    unittest.main()
