"""A map of the classes: the two directions in which the model's answers vary most (PCA)."""

import numpy as np

from corpus import Corpus
from taxonomy import CLASSES, LABELS

POINTS = 12
"""Texts shown per class."""


def project(corpus: Corpus, log_probabilities: np.ndarray) -> dict:
    """`mean` [CLASSES], `axes` [2, CLASSES], and per class some points [x, y] = axes . (log p - mean).

    log_probabilities: [texts, CLASSES]. They are what the page has of every line it judged, so it can
    place the user's lines on the same map. Classes count alike in the fit, however many texts they have.
    """
    generator = np.random.default_rng(11)
    chosen: dict[str, np.ndarray] = {}
    for label in range(CLASSES):
        own = np.unique(corpus.line_text[corpus.line_label == label])
        if len(own):
            chosen[LABELS[label]] = log_probabilities[generator.permutation(own)[:POINTS]]
    centres = np.stack([rows.mean(axis=0) for rows in chosen.values()])
    mean = centres.mean(axis=0)
    _, _, directions = np.linalg.svd(centres - mean, full_matrices=False)
    axes = np.zeros((2, CLASSES))
    axes[: len(directions[:2])] = directions[:2]
    return {
        "mean": mean.round(4).tolist(),
        "axes": axes.round(5).tolist(),
        "points": {name: ((rows - mean) @ axes.T).round(2).tolist() for name, rows in chosen.items()},
    }
