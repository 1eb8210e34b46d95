"""Reference lines: what any runtime of the shipped model must reproduce."""

import numpy as np

from calibrate import decide, probabilities
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
    fitted: Fitted, model: bytes, corpus: Corpus, lines: np.ndarray, temperature: float, threshold: float
) -> dict:
    """LINES texts over all classes, of the lines selected by a bool array: logits of the fp32 model,
    and the tolerance that int8 needs. Golden lines ship with the project: select lines it may publish."""
    rows = _choose(corpus, lines)
    texts = [corpus.texts[row] for row in rows]
    encoded = encode(fitted.tokenizer, texts)
    logits = predict(fitted, texts)
    chosen = decide(probabilities(logits, temperature), threshold)
    tolerance = MARGIN * float(np.abs(run(model, encoded) - logits).max())
    return {
        "tolerance": round(tolerance, 3),
        "lines": [
            {
                "text": text,
                "ids": encoded.ids[i, : encoded.lengths[i]].tolist(),
                "logits": [round(float(value), 5) for value in logits[i]],
                "class": LABELS[chosen[i]],
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
