"""Training and prediction."""

import math
import os
from typing import NamedTuple, Sequence

import numpy as np
import torch
from scipy.special import softmax
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from augment import Agents, damage
from corpus import Draw, Examples
from encode import Encoded, encode
from model import FirstTokenClassifier, Shape, build
from taxonomy import CLASSES

BATCH = 32
"""Small: on a CPU it costs no more per text, and the model needs some thousand steps to leave its plateau."""
POOL = 128
"""Batches drawn together and sorted by length, so that little of a batch is padding."""
RATE = 1e-3
WARM_UP = 0.06
DECAY = 0.02
TAUGHT = 0.5
"""The teacher's share of a student's targets."""

SCALE = float(os.environ.get("INSYT_TRAIN_SCALE", "1"))
"""Share of the training steps to take: below 1 for a trial."""

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Fitted(NamedTuple):
    tokenizer: Tokenizer
    classifier: nn.Module
    """Token ids and mask, both int64 [batch, sequence], to logits [batch, CLASSES]."""


def fit(
    examples: Examples, encoded: Encoded, tokenizer: Tokenizer, shape: Shape, draws: int, seed: int
) -> FirstTokenClassifier:
    """A classifier of `shape` from `draws` texts drawn by weight, with replacement. encoded: the examples' texts.

    Drawing by weight, rather than weighting the loss, keeps the time independent of how many near
    copies a scanner left in the data.
    """
    generator = np.random.default_rng(seed)
    classifier = FirstTokenClassifier(build(shape, tokenizer.get_vocab_size(), seed)).to(DEVICE).train()
    agents = Agents(tokenizer)
    steps = max(1, int(draws * SCALE) // BATCH)
    optimizer = torch.optim.AdamW(classifier.parameters(), lr=RATE, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    draw = Draw(examples.weights, generator)
    step = 0
    while step < steps:
        drawn = draw.rows(POOL * BATCH)
        drawn = drawn[np.argsort(encoded.lengths[drawn], kind="stable")].reshape(POOL, BATCH)
        for rows in generator.permutation(drawn)[: steps - step]:
            ids, mask = damage(Encoded(*(part[rows] for part in encoded)), generator)
            ids = agents.hide(ids, generator)
            with autocast():
                logits = classifier(_tensor(ids), _tensor(mask))
            loss = functional.cross_entropy(logits.float(), _tensor(examples.targets[rows]))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(classifier.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
    return classifier.cpu().eval()


def _rate(step: int, steps: int) -> float:
    """Linear warm-up, then linear decay to zero."""
    warm = max(1, math.ceil(WARM_UP * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _tensor(array: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(array).to(DEVICE)


def autocast() -> torch.autocast:
    """bfloat16 products where the processor has them in hardware (1.7 times as fast on such a CPU)."""
    fast = DEVICE.type == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=fast)


def distil(examples: Examples, encoded: Encoded, teacher: nn.Module) -> Examples:
    """The same texts with targets half-way between their labels and what the teacher says of them (Hinton et al.
    2015, "Distilling the Knowledge in a Neural Network", at temperature 1). encoded: the examples' texts."""
    with autocast():
        said = softmax(logits_of(teacher, encoded), axis=1)
    return examples._replace(targets=(1 - TAUGHT) * examples.targets + TAUGHT * said)


def predict(fitted: Fitted, texts: Sequence[str]) -> np.ndarray:
    """fp32 logits, [n, CLASSES]."""
    return logits_of(fitted.classifier, encode(fitted.tokenizer, texts))


def logits_of(classifier: nn.Module, encoded: Encoded) -> np.ndarray:
    """Logits of encoded texts, [n, CLASSES]."""
    logits = np.empty((len(encoded.lengths), CLASSES), np.float32)
    order = np.argsort(encoded.lengths, kind="stable")
    with torch.inference_mode():
        for start in range(0, len(order), 16 * BATCH):
            rows = order[start : start + 16 * BATCH]
            width = int(encoded.lengths[rows].max())
            mask = (np.arange(width) < encoded.lengths[rows, None]).astype(np.int64)
            ids = np.ascontiguousarray(encoded.ids[rows, :width])
            logits[rows] = classifier(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
    return logits
