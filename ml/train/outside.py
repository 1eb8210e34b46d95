"""What the shipped models make of lines on which nothing was trained: the sample's testbed, of whose honest lines the
thresholds are chosen, and logs made by others, on which nothing is chosen."""

import collections
from typing import Sequence

import numpy as np

import sources
from calibrate import decide, suspicion
from canonical import canonicalise
from cascade import Calibrated, Cascade
from fit import Fitted, predict
from taxonomy import BENIGN, LABELS

GROUPS = {
    "dnsteal": ("dnsteal", "exfiltration"),
    "su-sudo": ("change_user", "escalated"),
    "webshell": ("webshell",),
    "dirb": ("dirb",),
    "wpscan": ("wpscan",),
    "service_scan": ("service_scan",),
}
"""Techniques of the AIT sets, and what the names of their classes contain."""


def _judge(cascade: Cascade, calibrated: Calibrated, lines: Sequence[sources.Line]) -> np.ndarray:
    """Calibrated probabilities of lines, [n, CLASSES]."""
    texts = canonicalise(lines).texts
    distinct = list(dict.fromkeys(texts))
    chances = calibrated.probabilities(*(predict(stage, distinct) for stage in cascade))
    place = {text: row for row, text in enumerate(distinct)}
    return chances[[place[text] for text in texts]]


def honest(fitted: Fitted) -> np.ndarray:
    """Logits of the honest lines of the sample's testbed, [n, CLASSES]."""
    texts = canonicalise([line for line in sources.testbed(sources.SAMPLE) if line.label == BENIGN]).texts
    distinct, inverse = np.unique(texts, return_inverse=True)
    return predict(fitted, distinct.tolist())[inverse]


def unseen_testbed(cascade: Cascade, calibrated: Calibrated) -> dict:
    """The sample's testbed: false alarms (held by the choice of thresholds), and per class the share flagged, rightly
    named, and called unsure."""
    lines = sources.testbed(sources.SAMPLE)
    truth = np.array([line.label for line in lines])
    chances = _judge(cascade, calibrated, lines)
    decided = decide(chances, calibrated.thresholds.detect)
    unsure = (decided == BENIGN) & (suspicion(chances) >= calibrated.thresholds.unsure)
    benign = truth == BENIGN

    def of(label: int) -> dict:
        own = truth == label
        return {
            "lines": int(own.sum()),
            "flagged": round(float((decided[own] != BENIGN).mean()), 4),
            "right": round(float((decided[own] == label).mean()), 4),
            "unsure": round(float(unsure[own].mean()), 4),
        }

    return {
        "benignLines": int(benign.sum()),
        "falseAlarms": int((decided[benign] != BENIGN).sum()),
        "benignUnsure": int(unsure[benign].sum()),
        "perClass": {LABELS[label]: of(label) for label in np.unique(truth[~benign])},
    }


def validation(cascade: Cascade, calibrated: Calibrated) -> dict:
    """Per technique of the AIT validation lines: lines, the share flagged, the share put in the right group."""
    rows = sources.validation()
    if not rows:
        return {}
    decided = decide(_judge(cascade, calibrated, [line for line, _ in rows]), calibrated.thresholds.detect)
    found: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for (_, labels), label in zip(rows, decided):
        wanted = _group(labels)
        found[wanted].update(lines=1, flagged=int(label != BENIGN), right=int(_group(LABELS[label]) == wanted))
    return {
        name: {"lines": counts["lines"]} | {key: round(counts[key] / counts["lines"], 4) for key in ("flagged", "right")}
        for name, counts in sorted(found.items())
    }


def _group(label: str) -> str:
    return next((name for name, words in GROUPS.items() if any(word in label for word in words)), label or LABELS[BENIGN])


def attacks(cascade: Cascade, calibrated: Calibrated) -> dict:
    """Per scenario of attacks made elsewhere: lines, the share flagged, and the classes given."""
    lines = sources.outside_attacks()
    if not lines:
        return {}
    decided = decide(_judge(cascade, calibrated, lines), calibrated.thresholds.detect)
    given: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for line, label in zip(lines, decided):
        given[line.testbed][LABELS[label]] += 1
    return {
        name: {
            "lines": counter.total(),
            "flagged": round(1 - counter[LABELS[BENIGN]] / counter.total(), 4),
            "classes": dict(counter.most_common()),
        }
        for name, counter in sorted(given.items())
    }
