"""Labelled lines over distinct canonical texts, and what training makes of them."""

from typing import NamedTuple, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from canonical import Canonical
from sources import Line
from taxonomy import BENIGN, CLASSES

BENIGN_PRIOR = 2.0
"""Where a text is both benign and an attack, benign counts this many times: real logs hold far more
honest lines than a lab in which attackers are busy."""

BENIGN_SHARE = 0.5
"""Least share of the training weight that benign has within each kind of text: false alarms matter most."""


class Corpus(NamedTuple):
    """`texts` are distinct; the `line_*` arrays hold, per line, the index of its set in `sets`, of its text
    in `texts`, and its label."""

    texts: list[str]
    sets: list[str]
    line_set: np.ndarray
    line_text: np.ndarray
    line_label: np.ndarray

    def of(self, names: Sequence[str]) -> np.ndarray:
        """Which lines belong to the sets named: [lines] bool."""
        return np.isin(self.line_set, [self.sets.index(name) for name in names])

    def counts(self, lines: np.ndarray) -> csr_matrix:
        """Lines per text and label, [texts, CLASSES], of the lines selected by a bool array."""
        rows, labels = self.line_text[lines], self.line_label[lines]
        return csr_matrix((np.ones(len(rows), np.int64), (rows, labels)), shape=(len(self.texts), CLASSES))


class Examples(NamedTuple):
    """Training material: `texts` [n], `targets` [n, CLASSES] summing to 1 per row, `weights` [n] averaging 1."""

    texts: list[str]
    targets: np.ndarray
    weights: np.ndarray


class Draw:
    """Draws rows by weight, with replacement: as Generator.choice does, which adds all weights up anew each time."""

    def __init__(self, weights: np.ndarray, generator: np.random.Generator):
        shares = np.cumsum(weights, dtype=np.float64)
        self._shares, self._generator = shares / shares[-1], generator

    def rows(self, count: int) -> np.ndarray:
        """Indices of `count` rows, [count]."""
        return self._shares.searchsorted(self._generator.random(count), side="right")


def build(lines: Sequence[Line], canonical: Canonical) -> Corpus:
    index = {text: i for i, text in enumerate(dict.fromkeys(canonical.texts))}
    sets = sorted({line.testbed for line in lines})
    return Corpus(
        list(index),
        sets,
        np.array([sets.index(line.testbed) for line in lines]),
        np.array([index[text] for text in canonical.texts]),
        np.array([line.label for line in lines]),
    )


def examples(corpus: Corpus, lines: np.ndarray) -> Examples:
    """Soft targets and weights of the texts of the selected lines.

    A label's mass in a text is log2(1 + lines), so that ten thousand repeats teach little more than
    a hundred. Groups of one kind and class are then weighted by mass^-1/2 (rare classes are heard,
    and do not shout), and benign is raised to BENIGN_SHARE of each kind.
    """
    counts = corpus.counts(lines)
    totals = np.asarray(counts.sum(axis=1)).ravel()
    rows = np.flatnonzero(totals)
    mass = np.log2(1.0 + counts[rows].toarray())
    mass[:, BENIGN] *= BENIGN_PRIOR
    targets = mass / mass.sum(axis=1, keepdims=True)
    weights = np.log2(1.0 + totals[rows])
    factors = np.zeros_like(targets)
    texts = [corpus.texts[row] for row in rows]
    kinds = _kinds(texts, targets[:, BENIGN] < 1)
    for kind in np.unique(kinds):
        own = kinds == kind
        share = (targets[own] * weights[own, None]).sum(axis=0)
        factors[own] = _factors(share)
    weights *= (targets * factors).sum(axis=1)
    return Examples(texts, targets.astype(np.float32), (weights / weights.mean()).astype(np.float32))


def _kinds(texts: Sequence[str], threat: np.ndarray) -> np.ndarray:
    """What wrote each text, [n]: its first word (web, dns, sshd ...) where attacks show in such texts at all,
    else "other", or a hundred programs with a line or two each would outweigh a whole web site."""
    programs = np.array([text.split(" ", 1)[0] for text in texts])
    return np.where(np.isin(programs, programs[threat]), programs, "other")


def _factors(share: np.ndarray) -> np.ndarray:
    """Weight factor of each class, [CLASSES], from the classes' shares of one kind's mass."""
    factors = np.divide(1.0, np.sqrt(share), out=np.zeros(CLASSES), where=share > 0)
    if share[BENIGN] > 0:
        threats = (share * factors).sum() - share[BENIGN] * factors[BENIGN]
        least = BENIGN_SHARE / (1 - BENIGN_SHARE) * threats
        factors[BENIGN] = max(factors[BENIGN], least / share[BENIGN])
    return factors
