"""The linear path: one function in training, in use and exported; padding changes nothing; a pair is not its two words."""

import unittest

import numpy as np
import torch

import export
from encode import Encoded
from model import SCREEN, FirstTokenClassifier, build
from taxonomy import CLASSES
from vocabulary import PAD, SEQUENCE_LENGTH
from wide import NGrams, WideAndDeep

VOCABULARY = 300


def _random(seed: int) -> NGrams:
    torch.manual_seed(seed)
    wide = NGrams(VOCABULARY)
    torch.nn.init.normal_(wide.table)
    torch.nn.init.normal_(wide.bias)
    return wide.eval()


class NGramsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.wide = _random(0)
        self.ids = torch.from_numpy(np.random.default_rng(0).integers(5, VOCABULARY, (4, 12)))
        self.mask = (torch.arange(12)[None] < torch.tensor([3, 7, 9, 12])[:, None]).to(torch.int64)

    def test_training_form_is_the_same_function(self) -> None:
        with torch.inference_mode():
            torch.testing.assert_close(self.wide(self.ids, self.mask), self.wide.for_training(self.ids, self.mask))

    def test_padding_changes_nothing(self) -> None:
        with torch.inference_mode():
            alone = self.wide(self.ids[:1, :3], self.mask[:1, :3])
            torch.testing.assert_close(alone, self.wide(self.ids, self.mask)[:1])

    def test_order_shows(self) -> None:
        ids, mask = torch.tensor([[5, 6, 7], [6, 5, 7]]), torch.ones((2, 3), dtype=torch.int64)
        with torch.inference_mode():
            one, other = self.wide(ids, mask)
        self.assertGreater(float((one - other).abs().max()), 0.1)


class WideAndDeepTest(unittest.TestCase):
    def test_int8_export_stays_close(self) -> None:
        classifier = WideAndDeep(_random(1), FirstTokenClassifier(build(SCREEN, VOCABULARY, seed=0))).eval()
        lengths = np.array([3, 17, SEQUENCE_LENGTH])
        ids = np.random.default_rng(1).integers(5, VOCABULARY, (3, SEQUENCE_LENGTH))
        ids[np.arange(SEQUENCE_LENGTH) >= lengths[:, None]] = PAD
        encoded = Encoded(ids, np.zeros_like(ids), lengths)
        logits = export.run(export.onnx_int8(classifier, encoded), encoded)
        self.assertEqual(logits.shape, (3, CLASSES))
        with torch.inference_mode():
            own = torch.from_numpy(ids[:1, :3])
            expected = classifier(own, torch.ones_like(own)).numpy()
        self.assertLess(float(np.abs(logits[:1] - expected).max()), 0.1)
