"""A map of the classes: the two directions in which the model's embeddings vary most between classes (PCA)."""

import numpy as np
import torch

from corpus import Corpus
from encode import encode
from fit import Fitted
from taxonomy import CLASSES, LABELS

POINTS = 12
"""Texts shown per class."""


def project(corpus: Corpus, screen: Fitted) -> dict:
    """`mean` [width], `axes` [2, width], and per class some points [x, y] = axes . (v / |v| - mean), v being the embedding
    that the screen gives, and with it the page, of every line. Classes count alike in the fit, however many texts they have.
    """
    generator = np.random.default_rng(11)
    chosen: dict[str, np.ndarray] = {}
    for label in range(CLASSES):
        own = np.unique(corpus.line_text[corpus.line_label == label])
        if len(own):
            chosen[LABELS[label]] = _directions(screen, [corpus.texts[row] for row in generator.permutation(own)[:POINTS]])
    centres = np.stack([rows.mean(axis=0) for rows in chosen.values()])
    mean = centres.mean(axis=0)
    _, _, directions = np.linalg.svd(centres - mean, full_matrices=False)
    axes = np.zeros((2, len(mean)))
    axes[: len(directions[:2])] = directions[:2]
    return {
        "of": "embedding",
        "mean": mean.round(4).tolist(),
        "axes": axes.round(4).tolist(),
        "points": {name: ((rows - mean) @ axes.T).round(4).tolist() for name, rows in chosen.items()},
    }


def _directions(fitted: Fitted, texts: list[str]) -> np.ndarray:
    """Embeddings of length one, [texts, width]."""
    encoded = encode(fitted.tokenizer, texts)
    mask = (np.arange(encoded.ids.shape[1]) < encoded.lengths[:, None]).astype(np.int64)
    with torch.inference_mode():
        ids = torch.from_numpy(np.ascontiguousarray(encoded.ids))
        vectors = fitted.classifier.with_embedding(ids, torch.from_numpy(mask))[1].numpy()
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
