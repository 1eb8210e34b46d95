"""Temperature and detection threshold, from predictions on testbeds that the model had not seen."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from taxonomy import BENIGN

FALSE_ALARMS = 1e-3
"""Share of benign lines that may count as outliers when the threshold is placed."""


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


def threshold(benign: np.ndarray, threats: np.ndarray) -> float:
    """Half-way between the score that all but FALSE_ALARMS of the benign lines stay under and the median score of
    the threat lines: as far from honest lines as the attacks allow. Both are scores of lines of one testbed that
    the model has not seen."""
    ceiling = np.quantile(benign, 1 - FALSE_ALARMS, method="higher")
    return float((ceiling + max(ceiling, np.median(threats))) / 2)
