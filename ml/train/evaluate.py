"""Predictions for lines that a model has not seen: leave one testbed out, and a random split."""

import sys
import time
from concurrent.futures import Executor, Future
from typing import Callable, NamedTuple, Sequence

import numpy as np

from baselines import tfidf
from corpus import Corpus, examples
from fit import fit, predict
from taxonomy import CLASSES

QUIET_TESTBED = "linden"
"""A lab testbed without attacks. It and all real logs are held out together: that model knows no real log at
all, and a fold costs the same however little it tells."""
SPLIT_TEST_SHARE = 0.2


class Unseen(NamedTuple):
    """Per line, or per text: the model's logits and the baseline's probabilities, both [n, CLASSES]; NaN where
    not held out."""

    logits: np.ndarray
    baseline: np.ndarray


def folds(corpus: Corpus, permissive: Sequence[str]) -> list[list[str]]:
    """Groups of sets that are held out together: each testbed with attacks, and all that is benign throughout."""
    benign = [name for name in corpus.sets if name == QUIET_TESTBED or name in permissive]
    alone = [[name] for name in corpus.sets if name not in benign]
    return alone + ([benign] if benign else [])


def leave_testbeds_out(
    pool: Executor, corpus: Corpus, groups: Sequence[Sequence[str]], placeholders: Sequence[str], draws: int
) -> Callable[[], Unseen]:
    """Starts the work; the function returned waits for it."""
    jobs = [
        _Job(pool, corpus, corpus.of(group), placeholders, draws, seed, " ".join(group))
        for seed, group in enumerate(groups, start=100)
    ]
    return lambda: _collect(corpus, jobs)


def random_split(
    pool: Executor, corpus: Corpus, placeholders: Sequence[str], draws: int
) -> Callable[[], Unseen]:
    """One 80/20 split of lines, repeats included: how the reference system was judged."""
    held = np.random.default_rng(7).random(len(corpus.line_set)) < SPLIT_TEST_SHARE
    job = _Job(pool, corpus, held, placeholders, draws, 99, "random split")
    return lambda: _collect(corpus, [job])


class _Job:
    """A fold under way. `held`: which lines it keeps from training, [lines] bool."""

    def __init__(self, pool: Executor, corpus: Corpus, held: np.ndarray, placeholders, draws: int, seed: int, name: str):
        self.held = held
        self.result: Future[Unseen] = pool.submit(_hold_out, corpus, held, placeholders, draws, seed, name)


def _collect(corpus: Corpus, jobs: Sequence[_Job]) -> Unseen:
    whole = Unseen(*(np.full((len(corpus.line_set), CLASSES), np.nan, np.float32) for _ in range(2)))
    for job in jobs:
        _, inverse = np.unique(corpus.line_text[job.held], return_inverse=True)
        for target, part in zip(whole, job.result.result()):
            target[job.held] = part[inverse]
    return whole


def _hold_out(corpus: Corpus, held: np.ndarray, placeholders: Sequence[str], draws: int, seed: int, name: str) -> Unseen:
    """Train on the other lines; per distinct text of the held ones, in order of index, what comes out."""
    started = time.monotonic()
    material = examples(corpus, ~held)
    texts = [corpus.texts[row] for row in np.unique(corpus.line_text[held])]
    logits = predict(fit(material, placeholders, draws, seed), texts)
    middle = time.monotonic()
    baseline = tfidf(material, seed, texts).astype(np.float32)
    print(f"held out {name}: {held.sum()} lines, model {middle - started:.0f} s, "
          f"baseline {time.monotonic() - middle:.0f} s", file=sys.stderr, flush=True)
    return Unseen(logits, baseline)
