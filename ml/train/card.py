"""The model card: where the data came from, how well it does on what it has not seen, what it cannot do."""

import datetime
import importlib.metadata
import platform
from typing import Mapping

import numpy as np

from canonical import Canonical
from corpus import Corpus
from report import also_honest, tellable
from sources import PERMISSIVE_SETS
from taxonomy import BENIGN, LABELS

PACKAGES = ("numpy", "onnx", "onnxruntime", "scikit-learn", "scipy", "tokenizers", "torch", "transformers")

LIMITS = (
    "Trained on a handful of small company networks made in a lab and on a few real benign logs. Real sites vary more: "
    "expect more false alarms than on the sets here until the page's suppressions have learnt your site.",
    "The attacker's tools are Debian's and a few scripts. Attacks of other tools are found where their lines have the "
    "same shape (missing pages in a row without referer, attack words in a query), and missed where they have not.",
    "One line at a time. A failed login, a VPN login, a reverse look-up or a service start looks the same whoever "
    "causes it; the model says benign or is unsure there, and the page's signals across lines decide.",
    "Where the same canonical text was both benign and an attack, training lets benign count twice.",
    "Classes that no lab step produces are never predicted (see `learnt` in the manifest).",
    "Figures on testbeds left out come from models of confirm's shape, trained for that fold with fewer steps, less data "
    "and no teacher, and flag several times as many honest lines. The calibration was chosen on the same predictions; the "
    "thresholds on the honest lines of the sample's testbed, so its false alarms are no test.",
    "The lab's testbeds share one author and one set of tools, so even figures on testbeds left out are kinder than the world.",
)


def data(corpus: Corpus, excluded: Mapping[str, Mapping[str, list[int]]]) -> dict:
    """Provenance and size of each set, and the lines (by number) taken out of the permissive ones as plain attacks."""
    sets = {}
    for index, name in enumerate(corpus.sets):
        own = corpus.line_set == index
        origin = PERMISSIVE_SETS.get(name, {"licence": "MIT", "what": "lab testbed (ml/lab)"})
        sets[name] = {
            **origin,
            "lines": int(own.sum()),
            "threatLines": int((corpus.line_label[own] != BENIGN).sum()),
            "distinctTexts": len(np.unique(corpus.line_text[own])),
        }
    absent = [name for name in PERMISSIVE_SETS if name not in corpus.sets]
    return {
        "sets": sets,
        "excludedAsProbes": {name: dict(criteria) for name, criteria in excluded.items() if criteria},
        "permissiveSetsAbsent": absent,
    }


def classes(corpus: Corpus) -> dict:
    """Lines and distinct texts of each class that has any, the share of its lines that read like honest ones, and
    whether one line can tell it by that."""
    result = {}
    told = tellable(corpus)
    for label, share in also_honest(corpus).items():
        own = corpus.line_label == label
        result[LABELS[label]] = {
            "lines": int(own.sum()),
            "distinctTexts": len(np.unique(corpus.line_text[own])),
            "alsoHonest": round(share, 4),
            "tellable": label in told,
        }
    return result


def distinct_share(canonical: Canonical) -> dict:
    """Per format: lines, and the share of them that is left as distinct canonical texts. Lower is faster."""
    result = {}
    for name in sorted(set(canonical.formats)):
        texts = [text for text, kind in zip(canonical.texts, canonical.formats) if kind == name]
        distinct = len(set(texts))
        result[name] = {"lines": len(texts), "distinctTexts": distinct, "share": round(distinct / len(texts), 4)}
    return result


def environment(seconds: Mapping[str, float]) -> dict:
    return {
        "date": datetime.date.today().isoformat(),
        "seconds": {name: round(value) for name, value in seconds.items()},
        "python": platform.python_version(),
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
    }
