"""The two models that ship, and what they decide together."""

from concurrent.futures import Executor
from typing import Callable, NamedTuple, Sequence

import numpy as np

import vocabulary
from calibrate import Calibration, Thresholds, class_temperature, evidence, probabilities, suspicion, threat_scale
from corpus import Examples
from encode import encode
from fit import Fitted, distil, fit
from model import CONFIRM, SCREEN, TEACHER
from taxonomy import BENIGN
from wide import WideAndDeep, fit_wide

MISSED = 0.005
"""Share of what confirm would call at least unsure that the screen may keep from it."""


class Cascade(NamedTuple):
    """Both students of one teacher, with one tokenizer."""

    screen: Fitted
    confirm: Fitted


class Calibrated(NamedTuple):
    """What turns the two models' logits into verdicts."""

    screen: Calibration
    confirm: Calibration
    thresholds: Thresholds

    def probabilities(self, screen: np.ndarray, confirm: np.ndarray) -> np.ndarray:
        """Of the stage that has the last word on each text, [n, CLASSES], from both stages' logits."""
        first = probabilities(screen, self.screen)
        asked = suspicion(first) >= self.thresholds.screen
        return np.where(asked[:, None], probabilities(confirm, self.confirm), first)


def teach(material: Examples, placeholders: Sequence[str], draws: int, seed: int) -> Fitted:
    """The teacher, and with it the tokenizer that all share."""
    tokenizer = vocabulary.learn(material.texts, placeholders)
    taught = material, encode(tokenizer, material.texts), tokenizer
    return Fitted(tokenizer, WideAndDeep(fit_wide(*taught, seed), fit(*taught, TEACHER, draws, seed)))


def learn(pool: Executor, material: Examples, teacher: Fitted, draws: int, seed: int) -> Callable[[], Cascade]:
    """Starts both students, from labels and what the teacher says, each in a process of its own, beside the teacher's
    linear path; the function returned waits for them."""
    encoded = encode(teacher.tokenizer, material.texts)
    taught = distil(material, encoded, teacher.classifier), encoded, teacher.tokenizer
    students = [pool.submit(fit, *taught, shape, draws, seed + 1) for shape in (SCREEN, CONFIRM)]
    wide = teacher.classifier.wide
    return lambda: Cascade(*(Fitted(teacher.tokenizer, WideAndDeep(wide, student.result())) for student in students))


def calibrate(
    screen: np.ndarray, confirm: np.ndarray, labels: np.ndarray, final: Calibration, unsure: float, detect: float
) -> Calibrated:
    """The screen is calibrated to say what confirm says; its threshold lets through all but MISSED of what confirm
    would call unsure or worse.

    screen, confirm: logits of texts, [n, CLASSES]; labels: the commonest class of each, [n]; final: confirm's
    calibration; unsure, detect: its thresholds.
    """
    said = suspicion(probabilities(confirm, final))
    even = np.ones(len(said))
    threats = labels != BENIGN
    own = Calibration(
        *threat_scale(evidence(screen), said, even),
        class_temperature(screen[threats], labels[threats], even[threats]),
    )
    suspected = suspicion(probabilities(screen, own))[said >= unsure]
    gate = float(np.quantile(suspected, MISSED)) if len(suspected) else unsure
    return Calibrated(own, final, Thresholds(min(gate, unsure), unsure, detect))
