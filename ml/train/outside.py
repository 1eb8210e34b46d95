"""What the shipped models make of lines on which nothing was trained: the sample's testbed, of whose honest lines the
thresholds are chosen, and logs made by others, on which nothing is chosen."""

import collections

import numpy as np

import product
import sources
from canonical import canonicalise
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


def honest(fitted: Fitted) -> np.ndarray:
    """Logits of the honest lines of the sample's testbed, [n, CLASSES]."""
    texts = canonicalise([line for line in sources.testbed(sources.SAMPLE) if line.label == BENIGN]).texts
    distinct, inverse = np.unique(texts, return_inverse=True)
    return predict(fitted, distinct.tolist())[inverse]


def unseen_testbed() -> dict:
    """The sample's testbed, as the product judges it: false alarms (those of the model alone are held by the choice of
    thresholds), and per class the share flagged, flagged by the model alone, rightly named, and called unsure."""
    lines = sources.testbed(sources.SAMPLE)
    truth = np.array([line.label for line in lines])
    classes, alone, unsure = product.scan(lines)
    benign = truth == BENIGN

    def of(label: int) -> dict:
        own = truth == label
        return {
            "lines": int(own.sum()),
            "flagged": _share(classes[own] != BENIGN),
            "flaggedAlone": _share(alone[own] != BENIGN),
            "right": _share(classes[own] == label),
            "unsure": _share(unsure[own]),
        }

    return {
        "benignLines": int(benign.sum()),
        "falseAlarms": int((classes[benign] != BENIGN).sum()),
        "falseAlarmsAlone": int((alone[benign] != BENIGN).sum()),
        "benignUnsure": int(unsure[benign].sum()),
        "perClass": {LABELS[label]: of(label) for label in np.unique(truth[~benign])},
    }


def _share(flags: np.ndarray) -> float:
    return round(float(flags.mean()), 4)


def validation() -> dict:
    """Per technique of the AIT validation lines, as the product judges them: lines, the share flagged, flagged by the
    model alone, and put in the right group."""
    rows = sources.validation()
    if not rows:
        return {}
    said = product.scan([line for line, _ in rows])
    found: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for (_, labels), label, alone in zip(rows, said.classes, said.alone):
        wanted = _group(labels)
        found[wanted].update(
            lines=1,
            flagged=int(label != BENIGN),
            flaggedAlone=int(alone != BENIGN),
            right=int(_group(LABELS[label]) == wanted),
        )
    shares = ("flagged", "flaggedAlone", "right")
    return {
        name: {"lines": counts["lines"]} | {key: round(counts[key] / counts["lines"], 4) for key in shares}
        for name, counts in sorted(found.items())
    }


def _group(label: str) -> str:
    return next((name for name, words in GROUPS.items() if any(word in label for word in words)), label or LABELS[BENIGN])


def attacks() -> dict:
    """Per scenario of attacks made elsewhere, as the product judges them: lines, the share flagged, and the classes
    given."""
    lines = sources.outside_attacks()
    if not lines:
        return {}
    given: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for line, label in zip(lines, product.scan(lines).classes):
        given[line.testbed][LABELS[label]] += 1
    return {
        name: {
            "lines": counter.total(),
            "flagged": round(1 - counter[LABELS[BENIGN]] / counter.total(), 4),
            "classes": dict(counter.most_common()),
        }
        for name, counter in sorted(given.items())
    }
