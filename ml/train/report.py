"""Figures of one set of predictions, as they stand in the card."""

import numpy as np

import metrics
from calibrate import conviction, decide
from corpus import Corpus
from taxonomy import BENIGN, DOUBTFUL, LABELS, SAME_BY_ONE_LINE


SHARED = 0.05
"""Share of a class's lines that may read like honest ones, word by word, for one line to tell the class."""


def also_honest(corpus: Corpus) -> dict[int, float]:
    """Per class with lines: the share of them whose canonical text honest lines have, too."""
    honest = np.zeros(len(corpus.texts), bool)
    honest[corpus.line_text[corpus.line_label == BENIGN]] = True
    shared = honest[corpus.line_text]
    return {int(label): float(shared[corpus.line_label == label].mean()) for label in np.unique(corpus.line_label)}


def tellable(corpus: Corpus) -> list[int]:
    """The classes that one line can tell, as the lines themselves have it: at most SHARED of theirs read like honest
    ones. Without those that differ by the name of a unit or an address alone, which no model may learn."""
    return [
        label for label, share in also_honest(corpus).items()
        if share <= SHARED and label not in DOUBTFUL and label not in SAME_BY_ONE_LINE
    ]


def ceiling(corpus: Corpus) -> dict:
    """What nobody can do better by single lines: macro-F1 of a judge who knows how each canonical text is labelled most
    often. Texts are shared by attackers and honest people, and by attacks of several classes."""
    everything = np.ones(len(corpus.line_label), bool)
    known = corpus.counts(everything).toarray().argmax(axis=1)
    figures = system(corpus, corpus.line_label, known[corpus.line_text], everything)
    return {key: figures[key] for key in ("macroF1", "macroF1ByOneLine", "macroF1Tellable")}


def system(corpus: Corpus, truth: np.ndarray, predicted: np.ndarray, held: np.ndarray) -> dict:
    """Per class, macro-F1, confusion and false alarms of one system's decisions for the held lines.

    Every figure is given in lines, and over distinct (set, text, label): scanners repeat themselves,
    and one repeated line can carry a class.
    """
    told = tellable(corpus)
    lines = np.ones(held.sum())
    distinct = metrics.distinct_weights(corpus.line_set[held], corpus.line_text[held], truth[held])
    matrix = metrics.confusion(truth[held], predicted[held], lines)
    thin = metrics.confusion(truth[held], predicted[held], distinct)
    return {
        "macroF1": {"lines": metrics.macro_f1(matrix), "distinct": metrics.macro_f1(thin)},
        "macroF1ByOneLine": {"lines": metrics.macro_f1_by_one_line(matrix), "distinct": metrics.macro_f1_by_one_line(thin)},
        "macroF1Tellable": {"lines": metrics.macro_f1_of(matrix, told), "distinct": metrics.macro_f1_of(thin, told)},
        "perClass": {"lines": metrics.per_class(matrix), "distinct": metrics.per_class(thin)},
        "threatsFlagged": {
            "lines": _threats_flagged(matrix),
            "distinct": _threats_flagged(thin),
        },
        "confusion": _readable(matrix),
        "falseAlarmsPer10000": false_alarms(corpus, truth, predicted != BENIGN, held),
    }


def _threats_flagged(matrix: np.ndarray) -> float:
    """Share of threat lines called any threat."""
    threats = np.delete(matrix, BENIGN, axis=0)
    return round(float(1 - threats[:, BENIGN].sum() / max(threats.sum(), 1)), 4)


def _readable(matrix: np.ndarray) -> dict:
    """The confusion matrix over the classes that occur in it, by name."""
    used = np.flatnonzero(matrix.sum(axis=0) + matrix.sum(axis=1))
    return {"labels": [LABELS[i] for i in used], "rowsAreTruth": matrix[np.ix_(used, used)].round().astype(int).tolist()}


def false_alarms(corpus: Corpus, truth: np.ndarray, flagged: np.ndarray, held: np.ndarray) -> dict:
    """Per set with benign lines: false alarms per 10,000 benign lines, and per 10,000 distinct benign texts."""
    result = {}
    for index, name in enumerate(corpus.sets):
        own = held & (corpus.line_set == index)
        if not (truth[own] == BENIGN).any():
            continue
        distinct = metrics.distinct_weights(corpus.line_text[own], truth[own])
        result[name] = {
            "lines": metrics.alarms(flagged[own], truth[own], np.ones(own.sum())),
            "distinct": metrics.alarms(flagged[own], truth[own], distinct),
            "benignLines": int((truth[own] == BENIGN).sum()),
        }
    return result


def at_equal_recall(corpus: Corpus, truth, model_scores, baseline_scores, rule_flags, threshold: float) -> dict:
    """False alarms per 10,000 benign lines where the compared systems find the same share of threats.

    The rules have one operating point, so the model is moved to theirs; TF-IDF is moved to the model's.
    """
    lines = np.ones(len(truth))
    found = metrics.recall(model_scores, truth, lines, threshold)
    moved = metrics.threshold_at_recall(baseline_scores, truth, lines, found)
    by_rules = metrics.recall(rule_flags.astype(float), truth, lines, 0.5)
    lowered = metrics.threshold_at_recall(model_scores, truth, lines, by_rules)
    return {
        "atTheModelsRecall": {
            "recall": round(found, 4),
            "model": metrics.alarms(model_scores >= threshold, truth, lines),
            "tfidf": metrics.alarms(baseline_scores >= moved, truth, lines),
        },
        "atTheRulesRecall": {
            "recall": round(by_rules, 4),
            "model": metrics.alarms(model_scores >= lowered, truth, lines),
            "rules": metrics.alarms(rule_flags, truth, lines),
        },
    }


def compare(corpus: Corpus, by_rules: np.ndarray, model: np.ndarray, baseline: np.ndarray, threshold: float) -> dict:
    """Model (calibrated probabilities), TF-IDF (at the threshold of equal recall) and rules (classes, [lines]), for the
    lines whose probabilities are not NaN."""
    truth = corpus.line_label
    held = ~np.isnan(model[:, 0])
    score, other = conviction(model[held]), conviction(baseline[held])
    found = metrics.recall(score, truth[held], np.ones(held.sum()), threshold)
    moved = metrics.threshold_at_recall(other, truth[held], np.ones(held.sum()), found)
    by_model, by_baseline = (np.full(len(truth), BENIGN) for _ in range(2))
    by_model[held] = decide(model[held], threshold)
    by_baseline[held] = decide(baseline[held], moved)
    return {
        "model": system(corpus, truth, by_model, held),
        "tfidf": system(corpus, truth, by_baseline, held),
        "rules": system(corpus, truth, by_rules, held),
        "falseAlarmsAtEqualRecall": at_equal_recall(
            corpus, truth[held], score, other, by_rules[held] != BENIGN, threshold
        ),
    }
