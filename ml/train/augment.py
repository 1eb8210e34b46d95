"""Random damage to training texts, so that the model leans on a line's shape and not on one site's words.

A new site brings words that training never saw; a new tool, an agent string nobody knows; some
formats have no referer or agent at all. Each kind of damage imitates one of these.
"""

import numpy as np

from encode import Encoded
from vocabulary import MASK, UNK

UNTOUCHED = 0.3
"""Share of texts that stay as they are."""
WORD_RATE = 0.3
"""The others lose a share of their words drawn between 0 and this."""
CUT_RATE = 0.15
"""Share of texts that lose one run of up to CUT_LENGTH tokens."""
CUT_LENGTH = 16
BROWSERS = ("chrome", "firefox", "safari", "edge", "opera", "msie", "msie6")
"""Names that take the place of `msie6`, which is what the normaliser makes of the agent that dirb borrows."""
BROWSER_RATE = 0.5
"""Share of such texts in which one of the names stands instead: which agent a tool borrowed says nothing about the next."""


def damage(batch: Encoded, browsers: np.ndarray, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Ids and attention mask, both [n, longest], of a batch with words replaced and runs of tokens hidden.

    A lost word becomes, as a whole, [UNK], [MASK] or pieces of other texts' words.
    `browsers`: the token ids of BROWSERS.
    """
    width = int(batch.lengths.max())
    ids, words = batch.ids[:, :width].copy(), batch.words[:, :width]
    mask = (np.arange(width) < batch.lengths[:, None]).astype(np.int64)
    n = len(ids)

    swapped = np.isin(ids, browsers) & (generator.random(n) < BROWSER_RATE)[:, None]
    ids[swapped] = generator.choice(browsers, size=swapped.sum())

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
