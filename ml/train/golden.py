"""Reference lines: what any runtime of the shipped models must reproduce."""

from typing import Mapping

import numpy as np

from corpus import Corpus
from encode import encode
from export import run
from fit import Fitted, predict
from taxonomy import CLASSES, LABELS

PER_CLASS = 2
LINES = 60
MARGIN = 1.5
"""Room over the largest difference seen, for other processors' kernels and other batches."""


def golden(
    fitted: Mapping[str, Fitted], models: Mapping[str, bytes], corpus: Corpus, lines: np.ndarray, decided: np.ndarray
) -> dict:
    """LINES texts over all classes, of the lines selected by a bool array: per stage the logits of the fp32 model,
    and the tolerance that int8 needs. Golden lines ship with the project: select lines it may publish.

    fitted, models: by stage, sharing one tokenizer. decided: class of each text of the corpus, [texts].
    """
    rows = _choose(corpus, lines)
    texts = [corpus.texts[row] for row in rows]
    encoded = encode(next(iter(fitted.values())).tokenizer, texts)
    logits = {stage: predict(model, texts) for stage, model in fitted.items()}
    differences = {stage: np.abs(run(model, encoded) - logits[stage]).max() for stage, model in models.items()}
    return {
        "tolerance": {stage: round(MARGIN * float(difference), 3) for stage, difference in differences.items()},
        "lines": [
            {
                "text": text,
                "ids": encoded.ids[i, : encoded.lengths[i]].tolist(),
                "logits": {stage: [round(float(value), 5) for value in values[i]] for stage, values in logits.items()},
                "class": LABELS[decided[rows[i]]],
            }
            for i, text in enumerate(texts)
        ],
    }


def _choose(corpus: Corpus, lines: np.ndarray) -> list[int]:
    """Text indices: PER_CLASS of each class, the rest drawn from all; none twice."""
    generator = np.random.default_rng(3)
    drawn = generator.permutation(np.flatnonzero(lines))
    chosen: dict[int, None] = {}
    for label in range(CLASSES):
        own = dict.fromkeys(corpus.line_text[drawn[corpus.line_label[drawn] == label]].tolist())
        chosen.update(dict.fromkeys(list(own)[:PER_CLASS]))
    for row in dict.fromkeys(corpus.line_text[drawn].tolist()):
        if len(chosen) >= LINES:
            break
        chosen[row] = None
    return list(chosen)
