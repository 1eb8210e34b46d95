"""Remakes static/models/log-line: data, held-out figures, calibration, the shipped model, its bundle."""

import collections
import datetime
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

import bundle
import card
import export
from calibrate import decide, probabilities, suspicion, temperature, threshold
from canonical import canonicalise
from corpus import Corpus, build, examples
from encode import encode
from evaluate import Unseen, folds, leave_testbeds_out, random_split
from fit import Fitted, fit, predict
from golden import golden
from metrics import distinct_weights
from projection import project
from report import compare, false_alarms
from sources import PERMISSIVE_SETS, ROOT, SAMPLE, lab, outside_attacks, permissive
from taxonomy import BENIGN, CLASSES, LABELS
from vocabulary import SEQUENCE_LENGTH

OUTPUT = ROOT / "static" / "models" / "log-line"
VERSION = "1.0.0"
DRAWS = 180_000
"""Of the shipped model and of every fold: a threshold found on less trained models would not fit it."""
SEED = 1
PARITY_TEXTS = 2_000


def main() -> None:
    clock = _Clock()
    benign, excluded = permissive()
    lines = lab() + benign
    canonical = canonicalise(lines)
    corpus = build(lines, canonical)
    raw = [line.text for line in lines]
    clock.lap("data", f"{len(lines)} lines, {len(corpus.texts)} distinct texts")

    everything = np.ones(len(lines), bool)
    # Models of this size gain little from a second thread: several at once, one thread each, take half the time.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        shipped = pool.submit(fit, examples(corpus, everything), canonical.placeholders, DRAWS, SEED)
        held_out = leave_testbeds_out(pool, corpus, folds(corpus, PERMISSIVE_SETS), canonical.placeholders, DRAWS)
        split_off = random_split(pool, corpus, canonical.placeholders, DRAWS)
        fitted, unseen, split = shipped.result(), held_out(), split_off()
    t = _temperature(corpus, unseen)
    limit, shipped = _threshold(fitted, t)
    clock.lap("training", f"temperature {t:.3f}, threshold {limit:.4f}")

    encoded = encode(fitted.tokenizer, corpus.texts)
    some = np.random.default_rng(7).permutation(len(corpus.texts))[:PARITY_TEXTS]
    typical = type(encoded)(*(part[some] for part in encoded))
    error = export.rewrite_error(fitted.classifier, typical)
    if error > 1e-4:
        raise RuntimeError(f"the export form differs from the Hugging Face model by {error}")
    model = export.onnx_int8(fitted.classifier, typical)
    own = ~corpus.of([name for name in PERMISSIVE_SETS if name in corpus.sets])
    reference = golden(fitted, model, corpus, own, t, limit)
    logits = predict(fitted, corpus.texts)
    decided = decide(probabilities(logits, t), limit)
    parity = _parity(model, encoded, decided, t, limit)
    clock.lap("export", f"{len(model)} bytes, int8 decides as fp32 for {parity:.4f} of texts")

    truth = corpus.line_label
    page = {
        "detector": "log-line",
        **card.environment(clock.laps),
        "data": card.data(corpus, excluded),
        "classes": card.classes(corpus),
        "calibration": _calibration(corpus, unseen, t, limit) | {"shipped": shipped},
        "leaveOneTestbedOut": _compare(corpus, raw, unseen, t, limit),
        "randomSplit": {"protocol": "one 80/20 split of lines, repeats included"}
        | _compare(corpus, raw, split, t, limit),
        "falseAlarmsPer10000WhenTrainedOn": false_alarms(
            corpus, truth, decided[corpus.line_text] != BENIGN, everything
        ),
        "outsideAttacks": _outside(fitted, t, limit),
        "projection": project(corpus, np.log(np.maximum(probabilities(logits, t), 1e-9))),
        "int8DecidesAsFp32": round(parity, 4),
        "limits": card.LIMITS,
    }
    manifest = {
        "detector": "log-line",
        "version": VERSION,
        "licence": "MIT",
        "created": datetime.date.today().isoformat(),
        "normaliser": canonical.normaliser,
        "input": "canonical",
        "labels": LABELS,
        "learnt": [LABELS[i] for i in np.unique(truth)],
        "sequenceLength": SEQUENCE_LENGTH,
        "temperature": round(t, 4),
        "thresholds": {"detect": round(limit, 5)},
    }
    files = {
        "model.onnx": model,
        "tokenizer.json": fitted.tokenizer.to_str().encode(),
        "golden.json": bundle.as_json(reference),
        "card.json": bundle.as_json(page),
    }
    bundle.write(OUTPUT, files, manifest)
    clock.lap("card", f"macro-F1 {page['leaveOneTestbedOut']['model']['macroF1']}")


class _Clock:
    """Seconds of each stage, announced as they end."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str, words: str = "") -> None:
        now = time.monotonic()
        self.laps[name], self._last = now - self._last, now
        print(f"{name}: {self.laps[name]:.0f} s {words}", file=sys.stderr, flush=True)


def _temperature(corpus: Corpus, unseen: Unseen) -> float:
    """Over distinct (set, text, label), so that no repeated line rules it."""
    truth = corpus.line_label
    weights = distinct_weights(corpus.line_set, corpus.line_text, truth)
    return temperature(unseen.logits, np.eye(CLASSES, dtype=np.float32)[truth], weights)


def _threshold(fitted: Fitted, t: float) -> tuple[float, dict]:
    """On the testbed of the sample, judged by the shipped model, which has not seen it. The held-out folds do not
    serve for this: each knows less than the shipped model, most of all the one without any real log."""
    lines = lab(SAMPLE)
    scores = suspicion(probabilities(predict(fitted, canonicalise(lines).texts), t))
    benign = np.array([line.label for line in lines]) == BENIGN
    limit = threshold(scores[benign], scores[~benign])
    flagged = scores >= limit
    return limit, {
        "threshold": round(limit, 4),
        "chosenOn": "sample testbed, on which no model is trained",
        "benignLines": int(benign.sum()),
        "falseAlarms": int(flagged[benign].sum()),
        "threatLines": int((~benign).sum()),
        "threatsFlagged": round(float(flagged[~benign].mean()), 4),
    }


def _calibration(corpus: Corpus, unseen: Unseen, t: float, limit: float) -> dict:
    """What each of some thresholds would mean on unseen testbeds, so that the choice can be judged."""
    truth = corpus.line_label
    score = suspicion(probabilities(unseen.logits, t))
    distinct = distinct_weights(corpus.line_set, corpus.line_text, truth)
    benign = truth == BENIGN

    def shares(level: float) -> dict:
        flagged = score >= level
        return {
            "threshold": round(level, 4),
            "falseAlarmsPer1000Lines": round(1e3 * float(flagged[benign].mean()), 2),
            "falseAlarmsPer1000Distinct": round(1e3 * float(np.average(flagged[benign], weights=distinct[benign])), 2),
            "recallLines": round(float(flagged[~benign].mean()), 4),
            "recallDistinct": round(float(np.average(flagged[~benign], weights=distinct[~benign])), 4),
        }

    return {
        "temperature": round(t, 4),
        "chosen": shares(limit),
        "others": [shares(level) for level in (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)],
    }


def _compare(corpus: Corpus, raw: list[str], unseen: Unseen, t: float, limit: float) -> dict:
    return compare(corpus, raw, probabilities(unseen.logits, t), unseen.baseline, limit)


def _outside(fitted: Fitted, t: float, limit: float) -> dict:
    """Per scenario of attacks made elsewhere: lines, the share flagged, and the classes given."""
    lines = outside_attacks()
    if not lines:
        return {}
    logits = predict(fitted, canonicalise(lines).texts)
    given: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for line, label in zip(lines, decide(probabilities(logits, t), limit)):
        given[line.testbed][LABELS[label]] += 1
    return {
        name: {
            "lines": counter.total(),
            "flagged": round(1 - counter[LABELS[BENIGN]] / counter.total(), 4),
            "classes": dict(counter.most_common()),
        }
        for name, counter in sorted(given.items())
    }


def _parity(model: bytes, encoded, decided: np.ndarray, t: float, limit: float) -> float:
    """Share of a sample of texts for which int8 decides as fp32 did."""
    rows = np.random.default_rng(5).permutation(len(decided))[:PARITY_TEXTS]
    logits = export.run(model, type(encoded)(*(part[rows] for part in encoded)))
    return float((decide(probabilities(logits, t), limit) == decided[rows]).mean())


if __name__ == "__main__":
    main()
