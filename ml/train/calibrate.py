"""Temperature and detection threshold, from predictions on testbeds that the model had not seen."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from taxonomy import BENIGN

FALSE_ALARMS = 2e-3
"""Most false alarms per benign line, on testbeds the model has not seen, that the threshold may cause."""


def temperature(logits: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> float:
    """The t that minimises the weighted cross-entropy of softmax(logits / t) (Guo et al., ICML 2017).

    logits, targets: [n, CLASSES]; weights: [n].
    """

    def loss(log_t: float) -> float:
        return float(-(weights * (targets * log_softmax(logits / np.exp(log_t), axis=1)).sum(axis=1)).sum())

    return float(np.exp(minimize_scalar(loss, bounds=(np.log(0.25), np.log(8)), method="bounded").x))


def probabilities(logits: np.ndarray, t: float) -> np.ndarray:
    return softmax(logits.astype(np.float64) / t, axis=1)


def suspicion(probability: np.ndarray) -> np.ndarray:
    """Probability of being any threat, [n]."""
    return 1.0 - probability[:, BENIGN]


def decide(probability: np.ndarray, threshold: float) -> np.ndarray:
    """Class ids, [n]: the likeliest threat where suspicion reaches the threshold, else benign."""
    threats = probability.copy()
    threats[:, BENIGN] = -1.0
    return np.where(suspicion(probability) >= threshold, threats.argmax(axis=1), BENIGN)


def threshold(scores: np.ndarray, weights: np.ndarray, rate: float = FALSE_ALARMS) -> float:
    """The least threshold that at most `rate` of the weight of benign scores reaches.

    scores, weights: [n], of benign lines only. The result lies half-way to the first score that would
    break the rate, so that rounding does not decide.
    """
    order = np.argsort(-scores, kind="stable")
    flagged = np.cumsum(weights[order]) / weights.sum()
    scores = scores[order]
    # All equal scores are flagged together: a cut may lie only where the score changes.
    last = np.append(scores[1:] < scores[:-1], True)
    allowed = np.flatnonzero(last & (flagged <= rate))
    kept = allowed[-1] + 1 if len(allowed) else 0
    above = scores[kept - 1] if kept else 1.0
    below = scores[kept] if kept < len(scores) else 0.0
    return float((above + below) / 2)
