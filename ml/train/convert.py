"""Turns a fine-tuned DistilBERT checkpoint of Hugging Face into a bundle that the page and `scan --bundle` take:

    npm run convert -- CHECKPOINT OUT [--length TOKENS] [--licence NAME]

The model sees lines as they are (`"input": "raw"`). It must have the 29 classes of the taxonomy, or the reference
system's 23, by name in any order, or unnamed in the taxonomy's order. Nothing is known of its calibration: the manifest
takes its probabilities as they are, and may be edited (no hash covers it).
"""

import argparse
import datetime
import gzip
import hashlib
import json
import pathlib
from typing import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import DistilBertForSequenceClassification

import bundle
import export
from encode import Encoded
from model import FirstTokenClassifier
from taxonomy import BENIGN, LABELS

REFERENCE_CLASSES = 23
SAMPLE = pathlib.Path(__file__).resolve().parents[1] / "dataset" / "sample.jsonl.gz"
TYPICAL = 128
"""Lines over which the ranges of the int8 activations are measured."""
GOLDEN = 16
MARGIN = 1.5
"""Room over the largest difference seen, for other processors' kernels and other batches."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run convert --", description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=pathlib.Path, help="folder with config.json, weights and tokenizer")
    parser.add_argument("out", type=pathlib.Path, help="folder to write the bundle to")
    parser.add_argument("--length", type=int, help="most tokens of a line; by default all that the model takes")
    parser.add_argument("--licence", default="not stated", help="licence of the model, shown in the page")
    given = parser.parse_args()
    convert(given.checkpoint, given.out, given.length, given.licence)


def convert(checkpoint: pathlib.Path, out: pathlib.Path, length: int | None, licence: str) -> None:
    """Writes the bundle of a checkpoint folder. Raises SystemExit, naming the file, if it cannot be one."""
    model = load(checkpoint)
    longest = model.config.max_position_embeddings
    if length is not None and not 2 <= length <= longest:
        raise SystemExit(f"--length {length}: {checkpoint / 'config.json'} allows 2 to {longest} tokens")
    length = length or longest
    tokenizer = load_tokenizer(checkpoint, length)
    classifier = FirstTokenClassifier(model).eval()
    lines = _typical_lines()
    encoded = _encode(tokenizer, lines)
    network = export.onnx_int8(classifier, encoded)
    labels = LABELS[: model.config.num_labels]
    golden = _golden(classifier, network, lines[:: TYPICAL // GOLDEN], tokenizer, labels)
    manifest = {
        "detector": "log-line",
        "name": checkpoint.resolve().name,
        # A checkpoint has no version of its own.
        "version": hashlib.sha256(network).hexdigest()[:8],
        "licence": licence,
        "created": datetime.date.today().isoformat(),
        "input": "raw",
        "labels": labels,
        "learnt": labels,
        "sequenceLength": length,
        "stages": [{"name": "screen", "file": "screen.onnx", "scale": 1, "bias": 0, "temperature": 1}],
        "thresholds": {"unsure": 0.2, "detect": 0.5},
    }
    files = {
        "screen.onnx": network,
        "tokenizer.json": tokenizer.to_str().encode(),
        "golden.json": bundle.as_json(golden),
    }
    bundle.write(out, files, manifest)
    print(f"{out}: {len(labels)} classes, {length} tokens, {len(network) / 1e6:.1f} MB")


def load(checkpoint: pathlib.Path) -> DistilBertForSequenceClassification:
    """The checkpoint's model, its outputs in the taxonomy's order."""
    if not (checkpoint / "config.json").is_file():
        raise SystemExit(f"{checkpoint} is no checkpoint: it has no config.json")
    kind = json.loads((checkpoint / "config.json").read_text()).get("model_type")
    if kind != "distilbert":
        raise SystemExit(f"{checkpoint / 'config.json'} is of a {kind} model, not of a distilbert")
    model, report = DistilBertForSequenceClassification.from_pretrained(
        checkpoint, local_files_only=True, output_loading_info=True, dtype=torch.float32
    )
    if report["missing_keys"]:
        raise SystemExit(f"the weights in {checkpoint} lack {', '.join(sorted(report['missing_keys']))}")
    order = _outputs([model.config.id2label[i] for i in range(model.config.num_labels)], checkpoint / "config.json")
    with torch.no_grad():
        model.classifier.weight.copy_(model.classifier.weight[order].clone())
        model.classifier.bias.copy_(model.classifier.bias[order].clone())
    return model.eval()


def load_tokenizer(checkpoint: pathlib.Path, length: int) -> Tokenizer:
    """The checkpoint's tokenizer, which cuts texts to `length` ids, [CLS] and [SEP] included."""
    whole, words = checkpoint / "tokenizer.json", checkpoint / "vocab.txt"
    if whole.is_file():
        tokenizer = Tokenizer.from_file(str(whole))
    elif words.is_file():
        tokenizer = _word_piece(words, checkpoint / "tokenizer_config.json")
    else:
        raise SystemExit(f"{checkpoint} has neither tokenizer.json nor vocab.txt")
    if tokenizer.post_processor is None:
        raise SystemExit(f"{whole} adds no [CLS] and [SEP]")
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return tokenizer


def _word_piece(words: pathlib.Path, config: pathlib.Path) -> Tokenizer:
    """BERT's tokenizer over a list of words, as transformers makes it; uncased unless the configuration says so."""
    lowercase = json.loads(config.read_text()).get("do_lower_case", True) if config.is_file() else True
    tokenizer = Tokenizer(models.WordPiece.from_file(str(words), unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    ends = [(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return tokenizer


def _outputs(names: Sequence[str], config: pathlib.Path) -> list[int]:
    """For each class of the taxonomy the model's output that stands for it."""
    if len(names) not in (REFERENCE_CLASSES, len(LABELS)):
        raise SystemExit(f"{config} has {len(names)} classes, not {REFERENCE_CLASSES} or {len(LABELS)}")
    if all(name == f"LABEL_{i}" for i, name in enumerate(names)):
        return list(range(len(names)))
    unknown = sorted(set(names) - set(LABELS[: len(names)]))
    if unknown or len(set(names)) < len(names):
        raise SystemExit(f"{config} has classes that the taxonomy has not, or one twice: {', '.join(unknown or names)}")
    return [names.index(label) for label in LABELS[: len(names)]]


def _typical_lines() -> list[str]:
    """TYPICAL lines of the lab's sample, from all over it."""
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as rows:
        lines = [json.loads(row)["line"] for row in rows]
    return [lines[i] for i in np.linspace(0, len(lines) - 1, TYPICAL).astype(int)]


def _encode(tokenizer: Tokenizer, texts: Sequence[str]) -> Encoded:
    """Padded with 0, which the mask hides, to the longest."""
    encodings = tokenizer.encode_batch(list(texts))
    lengths = np.array([len(encoding.ids) for encoding in encodings])
    ids = np.zeros((len(texts), lengths.max()), np.int64)
    for row, encoding in enumerate(encodings):
        ids[row, : lengths[row]] = encoding.ids
    return Encoded(ids, np.full_like(ids, -1), lengths)


def _golden(
    classifier: FirstTokenClassifier, network: bytes, lines: Sequence[str], tokenizer: Tokenizer, labels: Sequence[str]
) -> dict:
    """Reference lines: logits of the fp32 model, one line at a time, and the tolerance that int8 needs."""
    encoded = _encode(tokenizer, lines)
    ids = [encoded.ids[row : row + 1, :length] for row, length in enumerate(encoded.lengths)]
    with torch.inference_mode():
        rows = [classifier(torch.from_numpy(row), torch.ones(row.shape, dtype=torch.int64)) for row in ids]
    logits = torch.cat(rows).numpy()
    tolerance = MARGIN * float(np.abs(export.run(network, encoded) - logits).max())
    benign = np.exp(logits[:, BENIGN]) / np.exp(logits).sum(axis=1)
    threats = np.delete(logits, BENIGN, axis=1).argmax(axis=1)
    threats += threats >= BENIGN
    return {
        "tolerance": {"screen": round(tolerance, 3)},
        "lines": [
            {
                "text": text,
                "ids": ids[i][0].tolist(),
                "logits": {"screen": [round(float(value), 5) for value in logits[i]]},
                "class": labels[BENIGN if benign[i] > 0.5 else threats[i]],
            }
            for i, text in enumerate(lines)
        ],
    }


if __name__ == "__main__":
    main()
