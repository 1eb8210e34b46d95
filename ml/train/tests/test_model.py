"""The first-token rewrite is exact, padding changes nothing, and the export agrees with it."""

import unittest

import numpy as np
import torch

import export
from encode import Encoded
from model import SCREEN, FirstTokenClassifier, build
from taxonomy import CLASSES
from vocabulary import PAD, SEQUENCE_LENGTH


def _encoded(lengths: list[int], vocabulary: int) -> Encoded:
    ids = np.random.default_rng(0).integers(5, vocabulary, (len(lengths), SEQUENCE_LENGTH))
    for row, length in enumerate(lengths):
        ids[row, length:] = PAD
    return Encoded(ids, np.zeros_like(ids), np.array(lengths))


class FirstTokenClassifierTest(unittest.TestCase):
    def setUp(self) -> None:
        self.classifier = FirstTokenClassifier(build(SCREEN, vocabulary=300, seed=0)).eval()
        self.encoded = _encoded([3, 17, SEQUENCE_LENGTH], vocabulary=300)

    def test_equals_the_hugging_face_model(self) -> None:
        self.assertLess(export.rewrite_error(self.classifier, self.encoded), 1e-5)

    def test_padding_changes_nothing(self) -> None:
        own = torch.from_numpy(self.encoded.ids[:1, :3])
        padded = torch.from_numpy(self.encoded.ids[:1, :20])
        mask = (torch.arange(20)[None] < 3).to(torch.int64)
        with torch.inference_mode():
            alone = self.classifier(own, torch.ones_like(own))
            beside = self.classifier(padded, mask)
        self.assertLess(float((alone - beside).abs().max()), 1e-5)

    def test_int8_export_stays_close(self) -> None:
        logits = export.run(export.onnx_int8(self.classifier, self.encoded), self.encoded)
        self.assertEqual(logits.shape, (3, CLASSES))
        with torch.inference_mode():
            own = torch.from_numpy(self.encoded.ids[:1, :3])
            expected = self.classifier(own, torch.ones_like(own)).numpy()
        self.assertLess(float(np.abs(logits[:1] - expected).max()), 0.05)


if __name__ == "__main__":
    unittest.main()
