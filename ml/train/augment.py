"""Random damage to training texts, so that the model leans on a line's shape and not on one site's words.

A new site brings words that training never saw; a new tool, an agent string nobody knows; some
formats have no referer or agent at all. Each kind of damage imitates one of these.
"""

import numpy as np
from tokenizers import Tokenizer

from encode import Encoded
from vocabulary import MASK, UNK

UNTOUCHED = 0.5
"""Share of texts that stay as they are."""
WORD_RATE = 0.3
"""The others lose a share of their words drawn between 0 and this."""
CUT_RATE = 0.15
"""Share of texts that lose one run of up to CUT_LENGTH tokens."""
CUT_LENGTH = 16
BORROWED, BROWSER = "msie6", "browser"
"""What the normaliser makes of the agent that dirb borrows, and of every other browser's."""
BORROWED_RATE = 0.5
"""Share of texts in which the one becomes the other: which agent a tool borrowed says nothing about the next."""


class Agents:
    """Hides in some texts which agent a tool borrowed."""

    def __init__(self, tokenizer: Tokenizer):
        self._borrowed, self._browser = (tokenizer.token_to_id(name) for name in (BORROWED, BROWSER))

    def hide(self, ids: np.ndarray, generator: np.random.Generator) -> np.ndarray:
        """Ids, [n, length], with the agent replaced in some rows; a vocabulary may lack either name."""
        if self._borrowed is None or self._browser is None:
            return ids
        rows = generator.random((len(ids), 1)) < BORROWED_RATE
        return np.where((ids == self._borrowed) & rows, self._browser, ids)


def damage(batch: Encoded, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ids and attention mask, both [n, longest], of a batch with words replaced and runs of tokens hidden.

    A lost word becomes, as a whole, [UNK], [MASK] or pieces of other texts' words.
    """
    width = int(batch.lengths.max())
    ids, words = batch.ids[:, :width], batch.words[:, :width]
    mask = (np.arange(width) < batch.lengths[:, None]).astype(np.int64)
    n = len(ids)

    rate = generator.uniform(0, WORD_RATE, n) * (generator.random(n) >= UNTOUCHED)
    # One draw per word: all pieces of a word look it up by the word's number.
    fate = np.take_along_axis(generator.random((n, width)), np.maximum(words, 0), axis=1)
    manner = np.take_along_axis(generator.random((n, width)), np.maximum(words, 0), axis=1)
    lost = (fate < rate[:, None]) & (words >= 0)
    foreign = ids[words >= 0]
    replacement = np.where(
        manner < 0.25, UNK, np.where(manner < 0.4, MASK, generator.choice(foreign, size=ids.shape))
    )
    ids = np.where(lost, replacement, ids)

    start = generator.integers(1, np.maximum(batch.lengths, 2))
    length = generator.integers(1, CUT_LENGTH + 1, n) * (generator.random(n) < CUT_RATE)
    place = np.arange(width)
    mask[(place >= start[:, None]) & (place < (start + length)[:, None])] = 0
    return ids, mask
