"""Token ids of many texts as padded arrays."""

from typing import NamedTuple, Sequence

import numpy as np
from tokenizers import Tokenizer

from vocabulary import PAD, SEQUENCE_LENGTH


class Encoded(NamedTuple):
    """`ids` [n, SEQUENCE_LENGTH] padded with PAD; `words` [n, SEQUENCE_LENGTH] the number of the word that a
    token belongs to, -1 for [CLS], [SEP] and padding; `lengths` [n] in tokens, [CLS] and [SEP] included."""

    ids: np.ndarray
    words: np.ndarray
    lengths: np.ndarray


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> Encoded:
    ids = np.full((len(texts), SEQUENCE_LENGTH), PAD, np.int64)
    words = np.full((len(texts), SEQUENCE_LENGTH), -1, np.int64)
    lengths = np.zeros(len(texts), np.int64)
    for row, encoding in enumerate(tokenizer.encode_batch(list(texts))):
        length = len(encoding.ids)
        ids[row, :length] = encoding.ids
        words[row, :length] = [-1 if word is None else word for word in encoding.word_ids]
        lengths[row] = length
    return Encoded(ids, words, lengths)
