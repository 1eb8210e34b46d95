"""Predictions for lines that a model has not seen: testbeds left out, and a random split."""

import sys
import time
from concurrent.futures import Executor, Future
from typing import Callable, NamedTuple, Sequence

import numpy as np

import vocabulary
from baselines import tfidf
from corpus import Corpus, examples
from encode import encode
from fit import Fitted, autocast, fit, predict
from model import CONFIRM
from taxonomy import CLASSES
from wide import WideAndDeep, fit_wide

FOLDS = 4
"""Groups of sets held out together: two or three testbeds and a real log each, so that every fold's model still
knows some real logs. Harder than one testbed at a time, and half the work."""
SPLITS = 5


class Unseen(NamedTuple):
    """Per line, or per text: the model's logits and the baseline's probabilities, both [n, CLASSES]; NaN where
    not held out."""

    logits: np.ndarray
    baseline: np.ndarray


def folds(corpus: Corpus) -> list[list[str]]:
    """Groups of sets that are held out together: the sets by size, dealt out in turn."""
    sizes = np.bincount(corpus.line_set, minlength=len(corpus.sets))
    largest_first = [corpus.sets[i] for i in np.argsort(-sizes, kind="stable")]
    return [group for group in (largest_first[start::FOLDS] for start in range(FOLDS)) if group]


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
    """SPLITS parts of the lines, drawn at random, repeats included: how the reference system was judged."""
    part = np.random.default_rng(7).integers(SPLITS, size=len(corpus.line_set))
    jobs = [
        _Job(pool, corpus, part == i, placeholders, draws, 90 + i, f"random part {i + 1} of {SPLITS}") for i in range(SPLITS)
    ]
    return lambda: _collect(corpus, jobs)


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
    tokenizer = vocabulary.learn(material.texts, placeholders)
    texts = [corpus.texts[row] for row in np.unique(corpus.line_text[held])]
    # The shape whose verdict stands in the cascade, taught by labels alone: a teacher for each fold would double the time.
    taught = material, encode(tokenizer, material.texts), tokenizer
    classifier = WideAndDeep(fit_wide(*taught, seed), fit(*taught, CONFIRM, draws, seed))
    with autocast():
        logits = predict(Fitted(tokenizer, classifier), texts)
    middle = time.monotonic()
    baseline = tfidf(material, seed, texts).astype(np.float32)
    print(f"held out {name}: {held.sum()} lines, model {middle - started:.0f} s, "
          f"baseline {time.monotonic() - middle:.0f} s", file=sys.stderr, flush=True)
    return Unseen(logits, baseline)
