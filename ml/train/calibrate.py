"""From logits to calibrated probabilities, and where to call a line an attack.

Two questions are calibrated apart: whether a text is a threat (Platt 1999, "Probabilistic outputs for support vector
machines") and, if so, which (temperature scaling: Guo et al. 2017, "On calibration of modern neural networks"). Two
threat classes that read alike would otherwise make every threat look doubtful.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, log_expit, log_softmax, logsumexp, softmax

from taxonomy import BENIGN, CLASSES, DOUBTFUL

THREATS = np.delete(np.arange(CLASSES), BENIGN)


class Calibration(NamedTuple):
    """p(threat) = sigmoid(scale * evidence + bias); the class among threats is softmax(logits / temperature)."""

    scale: float
    bias: float
    temperature: float


class Thresholds(NamedTuple):
    """Probabilities of being a threat: from `screen` the second model is asked, from `unsure` a line is shown as
    unsure, from `detect` it is a detection."""

    screen: float
    unsure: float
    detect: float


def evidence(logits: np.ndarray) -> np.ndarray:
    """Log odds of any threat against benign as the model has it, [n]."""
    wide = logits.astype(np.float64)
    return logsumexp(wide[:, THREATS], axis=1) - wide[:, BENIGN]


def threat_scale(odds: np.ndarray, threat: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """(scale, bias) that minimise the weighted cross-entropy. threat: probability of being one, [n]."""

    def loss(parameters: np.ndarray) -> float:
        z = parameters[0] * odds + parameters[1]
        return float(-(weights * (threat * log_expit(z) + (1 - threat) * log_expit(-z))).sum() / weights.sum())

    scale, bias = minimize(loss, (1.0, 0.0), method="Nelder-Mead").x
    return float(scale), float(bias)


def class_temperature(logits: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """The temperature that minimises the weighted cross-entropy of the class among threats. Only threats: labels
    are their ids, [n]."""
    places = np.searchsorted(THREATS, labels)

    def loss(log_t: float) -> float:
        chances = log_softmax(logits[:, THREATS] / np.exp(log_t), axis=1)
        return float(-(weights * chances[np.arange(len(places)), places]).sum())

    return float(np.exp(minimize_scalar(loss, bounds=(np.log(0.25), np.log(8)), method="bounded").x))


def probabilities(logits: np.ndarray, calibration: Calibration) -> np.ndarray:
    """Calibrated, [n, CLASSES], rows summing to 1."""
    threat = expit(calibration.scale * evidence(logits) + calibration.bias)
    result = np.empty(logits.shape)
    result[:, BENIGN] = 1 - threat
    result[:, THREATS] = threat[:, None] * softmax(logits[:, THREATS].astype(np.float64) / calibration.temperature, axis=1)
    return result


def suspicion(probability: np.ndarray) -> np.ndarray:
    """Probability of being any threat, [n]."""
    return 1.0 - probability[:, BENIGN]


def likeliest(probability: np.ndarray) -> np.ndarray:
    """Ids of the likeliest threats, [n]."""
    threats = probability.copy()
    threats[:, BENIGN] = -1.0
    return threats.argmax(axis=1)


def conviction(probability: np.ndarray) -> np.ndarray:
    """Probability of being a threat that one line can show, [n]: 0 where the likeliest is a doubtful one."""
    return np.where(np.isin(likeliest(probability), list(DOUBTFUL)), 0.0, suspicion(probability))


def decide(probability: np.ndarray, threshold: float) -> np.ndarray:
    """Class ids, [n]: the likeliest threat where conviction reaches the threshold, else benign."""
    return np.where(conviction(probability) >= threshold, likeliest(probability), BENIGN)


def level(scores: np.ndarray, weights: np.ndarray, share: float) -> float:
    """The lowest threshold that at most `share` of the weight of `scores` reaches."""
    order = np.argsort(-scores, kind="stable")
    above = np.cumsum(weights[order]) / weights.sum()
    place = int(np.searchsorted(above, share, side="right"))
    return float(np.nextafter(scores[order][min(place, len(order) - 1)], np.inf))
