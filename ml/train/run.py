"""Remakes static/models/log-line: data, held-out figures, calibration, the two models that ship, their bundle."""

import datetime
import os
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np

import bundle
import card
import export
import outside
import product
from baselines import rules
from calibrate import Calibration, class_temperature, conviction, decide, evidence, level, probabilities, suspicion, threat_scale
from canonical import Canonical, canonicalise
from cascade import Calibrated, Cascade, calibrate, learn, teach
from corpus import Corpus, build, examples
from encode import encode
from evaluate import SPLITS, Unseen, folds, leave_testbeds_out, random_split
from fit import Fitted, predict
from golden import golden
from metrics import distinct_weights
from projection import project
from report import ceiling, compare, false_alarms, system
from scenarios import scenarios
from sources import PERMISSIVE_SETS, ROOT, Line, lab, permissive
from taxonomy import BENIGN, DOUBTFUL, LABELS
from vocabulary import SEQUENCE_LENGTH

OUTPUT = ROOT / "static" / "models" / "log-line"
NAME, VERSION = "INSyT", "2.5.0"
TEACHER_DRAWS, STUDENT_DRAWS = 160_000, 220_000
"""Texts drawn for the models that ship."""
FOLD_DRAWS, SPLIT_DRAWS = 60_000, 12_000
"""The same for the models that judge lines left out: half an hour has to do for all."""
SEED = 1
PARITY_TEXTS = 2_000
PART = 20_000
"""Texts predicted in one go."""
FALSE_ALARMS, DOUBTS = 5e-4, 1e-2
"""Share of the honest lines of the sample's testbed that may be called an attack, and at least unsure: 5 of 10,000 are
the aim on logs of others."""


def main() -> None:
    finish(train())


class Trained(NamedTuple):
    """All that takes long to make."""

    canonical: Canonical
    excluded: dict[str, dict[str, list[int]]]
    corpus: Corpus
    lines: list[Line]
    cascade: Cascade
    unseen: Unseen
    split: Unseen
    clock: "_Clock"


def train() -> Trained:
    """The two models that ship, from all lines, and what models that have not seen a line say of it."""
    clock = _Clock()
    benign, excluded = permissive()
    lines = lab() + benign
    canonical = canonicalise(lines)
    corpus = build(lines, canonical)
    clock.lap("data", f"{len(lines)} lines, {len(corpus.texts)} distinct texts")

    material = examples(corpus, np.ones(len(lines), bool))
    with _pool() as pool:
        taught = pool.submit(teach, material, canonical.placeholders, TEACHER_DRAWS, SEED)
        held_out = leave_testbeds_out(pool, corpus, folds(corpus), canonical.placeholders, FOLD_DRAWS)
        students = learn(pool, material, taught.result(), STUDENT_DRAWS, SEED)
        # Last, for these are short: no processor waits long for another at the end.
        split_off = random_split(pool, corpus, canonical.placeholders, SPLIT_DRAWS)
        unseen, cascade, split = held_out(), students(), split_off()
    clock.lap("training")
    return Trained(canonical, excluded, corpus, lines, cascade, unseen, split, clock)


def finish(trained: Trained) -> None:
    """Calibration, export, card; writes the bundle."""
    canonical, excluded, corpus, lines, cascade, unseen, split, clock = trained
    tokenizer = cascade.confirm.tokenizer
    with _pool() as pool:
        logits = _logits(pool, cascade, corpus.texts)
    confirm = _final(corpus, unseen)
    unsure, detect = _thresholds(cascade.confirm, confirm)
    calibrated = calibrate(*logits, _commonest(corpus), confirm, unsure, detect)
    thresholds = calibrated.thresholds
    clock.lap("calibration", f"{calibrated}")

    encoded = encode(tokenizer, corpus.texts)
    some = np.random.default_rng(7).permutation(len(corpus.texts))[:PARITY_TEXTS]
    typical = type(encoded)(*(part[some] for part in encoded))
    for stage in cascade:
        if (error := export.rewrite_error(stage.classifier.deep, typical)) > 1e-4:
            raise RuntimeError(f"the export form differs from the Hugging Face model by {error}")
    models = Cascade(*(export.onnx_int8(stage.classifier, typical) for stage in cascade))
    chances = calibrated.probabilities(*logits)
    decided = decide(chances, detect)
    own = ~corpus.of([name for name in PERMISSIVE_SETS if name in corpus.sets])
    reference = golden(cascade._asdict(), models._asdict(), corpus, own, decided)
    parity = _parity(models, typical, decided[some], calibrated)
    clock.lap("export", f"int8 decides as fp32 for {parity:.4f} of texts")

    manifest = _manifest(corpus, canonical.normaliser, calibrated)
    files = {
        **{f"{stage}.onnx": model for stage, model in models._asdict().items()},
        "tokenizer.json": tokenizer.to_str().encode(),
        "golden.json": bundle.as_json(reference),
    }
    bundle.write(OUTPUT, files, manifest)

    # The product itself makes incidents, with the bundle that is there, while the rest of the card is made.
    with ThreadPoolExecutor(1) as beside:
        incidents = beside.submit(scenarios)
        truth, by_rules = corpus.line_label, rules([line.text for line in lines])
        around = product.in_context(lines, probabilities(unseen.logits, confirm), unsure, detect)
        asked = suspicion(probabilities(logits.screen, calibrated.screen)) >= thresholds.screen
        page = {
            "detector": "log-line",
            "data": card.data(corpus, excluded),
            "distinctShare": card.distinct_share(canonical),
            "classes": card.classes(corpus),
            "calibration": _calibration(corpus, unseen, confirm, detect),
            "cascade": {
                "textsConfirmed": round(float(asked.mean()), 4),
                "benignTextsConfirmed": round(float(asked[_commonest(corpus) == BENIGN].mean()), 4),
            },
            "ceiling": ceiling(corpus),
            "leaveTestbedsOut": {"folds": folds(corpus)}
            | _compare(corpus, by_rules, unseen, confirm, detect)
            | {"inContext": system(corpus, truth, around, np.ones(len(truth), bool))},
            "randomSplit": {"protocol": f"{SPLITS} random parts of the lines, repeats included, each judged by a model of the others"}
            | _compare(corpus, by_rules, split, confirm, detect),
            "unseenTestbed": outside.unseen_testbed(),
            "falseAlarmsPer10000WhenTrainedOn": false_alarms(
                corpus, truth, decided[corpus.line_text] != BENIGN, np.ones(len(truth), bool)
            ),
            "validation": outside.validation(),
            "outsideAttacks": outside.attacks(),
            "projection": project(corpus, cascade.screen),
            "int8DecidesAsFp32": round(parity, 4),
            "limits": card.LIMITS,
        }
        page["scenarios"] = incidents.result()
    clock.lap("card", f"macro-F1 {page['leaveTestbedsOut']['model']['macroF1ByOneLine']}")
    page |= card.environment(clock.laps)
    bundle.write(OUTPUT, files | {"card.json": bundle.as_json(page)}, manifest)


def _manifest(corpus: Corpus, normaliser: int, calibrated: Calibrated) -> dict:
    """What readers of the bundle must know; the list of its files comes as it is written."""
    return {
        "detector": "log-line",
        "name": NAME,
        "version": VERSION,
        "licence": "MIT",
        "created": datetime.date.today().isoformat(),
        "input": "canonical",
        "normaliser": normaliser,
        "labels": LABELS,
        "learnt": [LABELS[i] for i in np.unique(corpus.line_label)],
        "sequenceLength": SEQUENCE_LENGTH,
        "stages": [
            {"name": stage, "file": f"{stage}.onnx"} | {key: round(value, 5) for key, value in numbers._asdict().items()}
            for stage, numbers in (("screen", calibrated.screen), ("confirm", calibrated.confirm))
        ],
        "doubtful": [LABELS[i] for i in sorted(DOUBTFUL)],
        "thresholds": {key: round(value, 5) for key, value in calibrated.thresholds._asdict().items()},
    }


def _pool() -> ProcessPoolExecutor:
    """Models of this size gain little from a second thread: several at once, one thread each, take half the time."""
    return ProcessPoolExecutor(os.cpu_count(), get_context("spawn"))


def _logits(pool: Executor, cascade: Cascade, texts: list[str]) -> Cascade:
    """Both stages' logits, [texts, CLASSES], worked out in parts, so that no processor waits for the slower stage."""
    parts = [texts[start : start + PART] for start in range(0, len(texts), PART)]
    jobs = [[pool.submit(predict, stage, part) for part in parts] for stage in cascade]
    return Cascade(*(np.concatenate([job.result() for job in own]) for own in jobs))


class _Clock:
    """Seconds of each stage, announced as they end."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.monotonic()

    def lap(self, name: str, words: str = "") -> None:
        now = time.monotonic()
        self.laps[name], self._last = now - self._last, now
        print(f"{name}: {self.laps[name]:.0f} s {words}", file=sys.stderr, flush=True)


def _commonest(corpus: Corpus) -> np.ndarray:
    """The label that most lines of each text have, [texts]."""
    return np.asarray(corpus.counts(np.ones(len(corpus.line_text), bool)).argmax(axis=1)).ravel()


def _final(corpus: Corpus, unseen: Unseen) -> Calibration:
    """Confirm's calibration, from lines of testbeds that a model of its shape has not seen; over distinct
    (set, text, label), so that no repeated line rules it."""
    truth = corpus.line_label
    weights = distinct_weights(corpus.line_set, corpus.line_text, truth)
    threats = truth != BENIGN
    return Calibration(
        *threat_scale(evidence(unseen.logits), threats.astype(float), weights),
        class_temperature(unseen.logits[threats], truth[threats], weights[threats]),
    )


def _thresholds(confirm: Fitted, calibration: Calibration) -> tuple[float, float]:
    """(unsure, detect) of the model that ships, from honest lines of a testbed that it has not seen. The models of
    the folds know less and raise several times its false alarms: thresholds from them would find little."""
    honest = probabilities(outside.honest(confirm), calibration)
    even = np.ones(len(honest))
    return level(suspicion(honest), even, DOUBTS), level(conviction(honest), even, FALSE_ALARMS)


def _calibration(corpus: Corpus, unseen: Unseen, numbers: Calibration, limit: float) -> dict:
    """What each of some thresholds would mean on unseen testbeds, so that the choice can be judged."""
    truth = corpus.line_label
    score = conviction(probabilities(unseen.logits, numbers))
    distinct = distinct_weights(corpus.line_set, corpus.line_text, truth)
    benign = truth == BENIGN

    def shares(threshold: float) -> dict:
        flagged = score >= threshold
        return {
            "threshold": round(threshold, 4),
            "falseAlarmsPer1000Lines": round(1e3 * float(flagged[benign].mean()), 2),
            "falseAlarmsPer1000Distinct": round(1e3 * float(np.average(flagged[benign], weights=distinct[benign])), 2),
            "recallLines": round(float(flagged[~benign].mean()), 4),
            "recallDistinct": round(float(np.average(flagged[~benign], weights=distinct[~benign])), 4),
        }

    return {"chosen": shares(limit), "others": [shares(t) for t in (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)]}


def _compare(corpus: Corpus, by_rules: np.ndarray, unseen: Unseen, numbers: Calibration, limit: float) -> dict:
    return compare(corpus, by_rules, probabilities(unseen.logits, numbers), unseen.baseline, limit)


def _parity(models: Cascade, encoded, decided: np.ndarray, calibrated: Calibrated) -> float:
    """Share of texts for which int8 decides as fp32 did."""
    chances = calibrated.probabilities(*(export.run(model, encoded) for model in models))
    return float((decide(chances, calibrated.thresholds.detect) == decided).mean())


if __name__ == "__main__":
    main()
