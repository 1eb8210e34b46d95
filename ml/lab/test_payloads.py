"""Self-check of the words and values the lab plays with."""

import random
import unittest

import payloads
import words
from actors.lookups import near_miss


class Values(unittest.TestCase):
    def test_variants_repeat_with_the_seed_and_differ_from_each_other(self):
        for kind in ("sqli", "xss", "cmdi", "path-traversal"):
            made = [payloads.variant(kind, rng) for rng in [random.Random(5)] for _ in range(50)]
            self.assertEqual(made, [payloads.variant(kind, rng) for rng in [random.Random(5)] for _ in range(50)])
            self.assertGreater(len(set(made)), 40)

    def test_every_near_miss_can_be_asked_for(self):
        rng = random.Random(5)
        for _ in range(3000):
            name, types = near_miss(rng)
            self.assertTrue(name.isascii() and "{" not in name, name)
            self.assertTrue(all(len(label) < 64 for label in name.split(".")) and len(name) < 254, name)
            self.assertTrue(types)


class Words(unittest.TestCase):
    def test_host_labels_are_ascii_in_every_language(self):
        known = words.NOUNS[:], words.ADJECTIVES[:], words.VERBS[:], words.HEADLINES[:]
        try:
            for language in ("de", "fr", "es"):
                words.speak(language)
                rng = random.Random(language)
                self.assertTrue(all(words.host_label(rng).isascii() for _ in range(300)))
                self.assertTrue(any(not words.title(rng).isascii() for _ in range(300)))
        finally:
            for own, before in zip((words.NOUNS, words.ADJECTIVES, words.VERBS, words.HEADLINES), known):
                own[:] = before


if __name__ == "__main__":
    unittest.main()
