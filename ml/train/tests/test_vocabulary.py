"""The tokenizer is the same on every run, and placeholders are single tokens."""

import unittest

from vocabulary import CLS, SEP, SEQUENCE_LENGTH, learn

TEXTS = [f"web get 404 ref - ua chrome /{a}{b}/<n>.php" for a in ("wp", "admin", "blog") for b in range(40)]


class VocabularyTest(unittest.TestCase):
    def test_is_reproducible(self) -> None:
        self.assertEqual(learn(TEXTS, ["<n>", "<b64:64>"]).to_str(), learn(TEXTS, ["<n>", "<b64:64>"]).to_str())

    def test_a_placeholder_is_one_token_even_inside_a_word(self) -> None:
        tokens = learn(TEXTS, ["<n>", "<b64:64>"]).encode("web get /<b64:64>.php<n>").tokens
        self.assertIn("<b64:64>", tokens)
        self.assertEqual(tokens[-2], "<n>")

    def test_long_texts_keep_their_frame(self) -> None:
        ids = learn(TEXTS, ["<n>"]).encode("web " * 500).ids
        self.assertEqual((len(ids), ids[0], ids[-1]), (SEQUENCE_LENGTH, CLS, SEP))


if __name__ == "__main__":
    unittest.main()
