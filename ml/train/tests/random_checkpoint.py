"""A DistilBERT checkpoint with random weights, for tests; as a program it makes the one that the TypeScript tests'
bundle (src/lib/detectors/log-line/fixtures/raw-bundle) is converted from:

    python tests/random_checkpoint.py FOLDER
"""

import json
import pathlib
import string
import sys

import torch
from transformers import DistilBertConfig, DistilBertForSequenceClassification

WORDS = ("get", "post", "http", "session", "opened", "for", "user", "root", "from", "query", "sudo", "php", "html")


def random_checkpoint(
    folder: pathlib.Path, layers: int, width: int, heads: int, length: int = 512, labels: tuple[str, ...] = ()
) -> DistilBertForSequenceClassification:
    """Writes config.json, model.safetensors, vocab.txt and tokenizer_config.json of 23 classes.

    labels: their names; without them they are called LABEL_0 and so on.
    """
    letters = string.ascii_letters + string.digits + string.punctuation
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters), *WORDS]
    torch.manual_seed(0)
    config = DistilBertConfig(
        vocab_size=len(words),
        dim=width,
        n_layers=layers,
        n_heads=heads,
        hidden_dim=4 * width,
        max_position_embeddings=length,
        num_labels=23,
        # Larger than is usual: untrained, its answers would hardly differ from line to line.
        initializer_range=1.7 / width**0.5,
        **({"id2label": dict(enumerate(labels)), "label2id": {name: i for i, name in enumerate(labels)}} if labels else {}),
    )
    model = DistilBertForSequenceClassification(config).eval()
    model.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(words) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False}))
    return model


if __name__ == "__main__":
    random_checkpoint(pathlib.Path(sys.argv[1]), layers=1, width=32, heads=2, length=128)
