"""Predictions for lines that a model has not seen: leave one testbed out, and a random split."""

import sys
import time
from typing import NamedTuple, Sequence

import numpy as np

from baselines import tfidf
from corpus import Corpus, examples
from fit import fit, predict
from taxonomy import CLASSES

FOLD_DRAWS = 60_000
SMALL_SET = 2_000
"""Permissive sets with fewer lines share a fold: a fold costs the same however little it tells."""
SPLIT_TEST_SHARE = 0.2


class Unseen(NamedTuple):
    """Per line: the model's logits and the baseline's probabilities, both [lines, CLASSES], NaN where not held out."""

    logits: np.ndarray
    baseline: np.ndarray


def folds(corpus: Corpus, permissive: Sequence[str]) -> list[list[str]]:
    """Groups of sets that are held out together."""
    alone, small = [], []
    for index, name in enumerate(corpus.sets):
        shared = name in permissive and (corpus.line_set == index).sum() < SMALL_SET
        (small if shared else alone).append(name)
    return [[name] for name in alone] + ([small] if small else [])


def leave_testbeds_out(corpus: Corpus, groups: Sequence[Sequence[str]], placeholders: Sequence[str]) -> Unseen:
    result = _nothing(corpus)
    for seed, group in enumerate(groups, start=100):
        _hold_out(corpus, corpus.of(group), placeholders, seed, result, " ".join(group))
    return result


def random_split(corpus: Corpus, placeholders: Sequence[str]) -> Unseen:
    """One 80/20 split of lines, repeats included: how the reference system was judged."""
    result = _nothing(corpus)
    held = np.random.default_rng(7).random(len(corpus.line_set)) < SPLIT_TEST_SHARE
    _hold_out(corpus, held, placeholders, 99, result, "random split")
    return result


def _nothing(corpus: Corpus) -> Unseen:
    return Unseen(*(np.full((len(corpus.line_set), CLASSES), np.nan, np.float32) for _ in range(2)))


def _hold_out(corpus: Corpus, held: np.ndarray, placeholders, seed: int, result: Unseen, name: str) -> None:
    """Train on the other lines and fill in `result` for the held ones."""
    started = time.monotonic()
    material = examples(corpus, ~held)
    rows, inverse = np.unique(corpus.line_text[held], return_inverse=True)
    texts = [corpus.texts[row] for row in rows]
    result.logits[held] = predict(fit(material, placeholders, FOLD_DRAWS, seed), texts)[inverse]
    middle = time.monotonic()
    result.baseline[held] = tfidf(material, seed, texts)[inverse]
    print(f"held out {name}: {held.sum()} lines, model {middle - started:.0f} s, "
          f"baseline {time.monotonic() - middle:.0f} s", file=sys.stderr, flush=True)
