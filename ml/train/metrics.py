"""Figures of merit. All take parallel arrays; `weights` decide what is counted (lines, or distinct texts)."""

from typing import Sequence

import numpy as np

from taxonomy import BENIGN, CLASSES, LABELS, NOT_BY_ONE_LINE, SAME_BY_ONE_LINE


def confusion(truth: np.ndarray, predicted: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """[CLASSES, CLASSES]: row = truth, column = prediction."""
    matrix = np.zeros((CLASSES, CLASSES))
    np.add.at(matrix, (truth, predicted), weights)
    return matrix


def per_class(matrix: np.ndarray) -> dict[str, dict[str, float]]:
    """Precision, recall, F1, support and share flagged (as any threat), of the classes with support."""
    result = {}
    for i in np.flatnonzero(matrix.sum(axis=1)):
        support, claimed, right = matrix[i].sum(), matrix[:, i].sum(), matrix[i, i]
        precision = right / claimed if claimed else 0.0
        recall = right / support
        result[LABELS[i]] = {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4) if right else 0.0,
            "flagged": round(1 - matrix[i, BENIGN] / support, 4),
            "support": round(support),
        }
    return result


def macro_f1(matrix: np.ndarray) -> float:
    """Mean F1 of the classes with support."""
    return round(float(np.mean([row["f1"] for row in per_class(matrix).values()])), 4)


def macro_f1_by_one_line(matrix: np.ndarray) -> float:
    """The same over what a single line can tell: classes that differ by phase only count as one, and those that read
    like honest lines are left out (the other classes' lines called so still count as wrong)."""
    merged = _merged(matrix)
    for label in NOT_BY_ONE_LINE:
        merged[label] = 0
    return macro_f1(merged)


def _merged(matrix: np.ndarray) -> np.ndarray:
    merged = matrix.copy()
    for same, other in SAME_BY_ONE_LINE.items():
        merged[other] += merged[same]
        merged[:, other] += merged[:, same]
        merged[same] = merged[:, same] = 0
    return merged


def macro_f1_of(matrix: np.ndarray, labels: Sequence[int]) -> float:
    """Mean F1 of some classes, of those that differ by phase only counted as one (all lines count as mistakes)."""
    rows = per_class(_merged(matrix))
    return round(float(np.mean([rows[LABELS[label]]["f1"] for label in labels if LABELS[label] in rows])), 4)


def distinct_weights(*keys: np.ndarray) -> np.ndarray:
    """Weights, [n], under which every distinct combination of the keys (numbers from 0) counts once."""
    # One number a combination: sorting columns of a matrix takes twenty times as long.
    combined = np.zeros(len(keys[0]), np.int64)
    for key in keys:
        combined = combined * (int(key.max(initial=0)) + 1) + key
    _, inverse, counts = np.unique(combined, return_inverse=True, return_counts=True)
    return 1.0 / counts[inverse]


def recall(scores: np.ndarray, truth: np.ndarray, weights: np.ndarray, threshold: float) -> float:
    """Share of threat weight whose score reaches the threshold."""
    threat = truth != BENIGN
    return float(weights[threat & (scores >= threshold)].sum() / max(weights[threat].sum(), 1e-12))


def threshold_at_recall(scores: np.ndarray, truth: np.ndarray, weights: np.ndarray, wanted: float) -> float:
    """The highest threshold whose recall is at least `wanted`."""
    threat = truth != BENIGN
    order = np.argsort(-scores[threat], kind="stable")
    reached = np.cumsum(weights[threat][order]) / weights[threat].sum()
    position = min(int(np.searchsorted(reached, wanted - 1e-9)), len(order) - 1)
    return float(scores[threat][order][position])


def alarms(flagged: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> float | None:
    """False alarms per 10,000 benign; None without benign lines."""
    benign = truth == BENIGN
    total = weights[benign].sum()
    return round(float(1e4 * weights[benign & flagged].sum() / total), 1) if total else None
