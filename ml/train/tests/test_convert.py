"""Converted checkpoints answer as Hugging Face's own model does; what cannot be converted is named."""

import hashlib
import json
import pathlib
import tempfile
import unittest

import numpy as np
import onnxruntime
import torch
from transformers import DistilBertConfig, DistilBertForSequenceClassification

import convert
from taxonomy import BENIGN, LABELS
from tests.random_checkpoint import random_checkpoint

REFERENCE = LABELS[:23]


class ConvertTest(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.checkpoint = pathlib.Path(scratch.name, "foreign")
        self.out = pathlib.Path(scratch.name, "bundle")

    def _tiny(self, labels: tuple[str, ...] = ()) -> DistilBertForSequenceClassification:
        return random_checkpoint(self.checkpoint, layers=1, width=32, heads=2, length=128, labels=labels)

    def _read(self, name: str) -> dict:
        return json.loads((self.out / name).read_text())

    def test_a_model_of_the_reference_systems_shape(self) -> None:
        """DistilBERT-base's 6 layers of 768, 12 heads, 512 tokens, 23 classes, here in another order."""
        shuffled = tuple(reversed(REFERENCE))
        model = random_checkpoint(self.checkpoint, layers=6, width=768, heads=12, labels=shuffled)
        convert.convert(self.checkpoint, self.out, None, "MIT")

        manifest, golden = self._read("manifest.json"), self._read("golden.json")
        self.assertEqual(manifest["labels"], list(REFERENCE))
        self.assertEqual((manifest["input"], manifest["sequenceLength"]), ("raw", 512))
        for name, stated in manifest["files"].items():
            content = (self.out / name).read_bytes()
            self.assertEqual(stated, {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)})

        session = onnxruntime.InferenceSession((self.out / "screen.onnx").read_bytes())
        for line in golden["lines"]:
            ids = np.array([line["ids"]])
            with torch.inference_mode():
                theirs = model(torch.from_numpy(ids)).logits[0].numpy()[::-1]
            np.testing.assert_allclose(line["logits"]["screen"], theirs, atol=1e-3)
            (own,) = session.run(["logits"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            self.assertLessEqual(float(np.abs(own[0] - theirs).max()), golden["tolerance"]["screen"])
            chances = torch.softmax(torch.from_numpy(theirs.copy()), 0)
            if chances[BENIGN] < 0.5:
                self.assertNotEqual(line["class"], "benign")

    def test_an_older_checkpoint_with_pytorch_weights_and_unnamed_classes(self) -> None:
        model = self._tiny()
        torch.save(model.state_dict(), self.checkpoint / "pytorch_model.bin")
        (self.checkpoint / "model.safetensors").unlink()
        convert.convert(self.checkpoint, self.out, 64, "MIT")
        self.assertEqual(self._read("manifest.json")["sequenceLength"], 64)
        line = self._read("golden.json")["lines"][0]
        with torch.inference_mode():
            theirs = model(torch.tensor([line["ids"]])).logits[0].numpy()
        np.testing.assert_allclose(line["logits"]["screen"], theirs, atol=1e-4)

    def test_both_kinds_of_tokenizer_files_cut_alike(self) -> None:
        self._tiny()
        from_words = convert.load_tokenizer(self.checkpoint, 16)
        from_words.save(str(self.checkpoint / "tokenizer.json"))
        (self.checkpoint / "vocab.txt").unlink()
        from_json = convert.load_tokenizer(self.checkpoint, 16)
        for text in ("GET /index.html", "session opened for user root", "é" * 300, ""):
            ids = from_words.encode(text).ids
            self.assertEqual(ids, from_json.encode(text).ids)
            self.assertLessEqual(len(ids), 16)
            self.assertEqual((ids[0], ids[-1]), (2, 3))

    def test_names_what_is_wrong(self) -> None:
        def refused(words: str) -> None:
            with self.assertRaisesRegex(SystemExit, words):
                convert.convert(self.checkpoint, self.out, None, "MIT")
            self.assertFalse(self.out.exists())

        refused("config.json")
        self._tiny(("sneezing", *REFERENCE[1:]))
        refused("sneezing")
        self._tiny()
        (self.checkpoint / "vocab.txt").unlink()
        refused("vocab.txt")
        DistilBertForSequenceClassification(
            DistilBertConfig(dim=32, n_layers=1, n_heads=2, hidden_dim=64, vocab_size=300)
        ).save_pretrained(self.checkpoint)
        refused("2 classes")
        with self.assertRaisesRegex(SystemExit, "--length 999"):
            self._tiny()
            convert.convert(self.checkpoint, self.out, 999, "MIT")

    def test_never_fills_in_weights_that_are_missing(self) -> None:
        model = self._tiny()
        kept = {name: value for name, value in model.state_dict().items() if not name.startswith("classifier")}
        model.save_pretrained(self.checkpoint, state_dict=kept)
        with self.assertRaisesRegex(SystemExit, "classifier"):
            convert.convert(self.checkpoint, self.out, None, "MIT")


if __name__ == "__main__":
    unittest.main()
