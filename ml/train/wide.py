"""The linear path beside the transformer: logits from which tokens stand in a text, and which stand side by side.

A transformer of this size, trained in minutes, knows whole texts well and single words badly; a linear model over
n-grams is the reverse, and fails on other testbeds in other places. The sum of both is better on testbeds that neither
has seen than each alone (Cheng et al. 2016, "Wide & Deep Learning for Recommender Systems"; trained apart, not jointly,
for then their errors are their own).
"""

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from augment import Agents
from corpus import Draw, Examples
from encode import Encoded
from fit import SCALE
from model import FirstTokenClassifier
from taxonomy import CLASSES

BUCKETS = 1 << 16
"""Rows shared by all pairs of neighbouring tokens; a pair's row is a hash of its two ids."""
MULTIPLIER = 40503
"""2^16 over the golden ratio: Knuth, The Art of Computer Programming, vol. 3, 6.4 (multiplicative hashing)."""

WIDE_WEIGHT = 2.0
"""How much the linear path counts for each time the transformer counts, by what is found in testbeds left out."""

DRAWS = 1_000_000
"""More fits the training testbeds better and the others worse."""
BATCH = 256
RATE = 0.02


class NGrams(nn.Module):
    """Sum of one row of logits per token and per pair of neighbours, over the square root of their number."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.vocabulary = vocabulary
        self.table = nn.Parameter(torch.zeros(vocabulary + BUCKETS, CLASSES))
        self.bias = nn.Parameter(torch.zeros(CLASSES))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """[batch, sequence] int64 ids and mask (1 = token, 0 = padding) -> [batch, CLASSES] logits."""
        rows, shares = self._features(input_ids, attention_mask)
        return (functional.embedding(rows, self.table) * shares[:, :, None]).sum(dim=1) + self.bias

    def for_training(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The same, with a gradient that holds only the rows that occur."""
        rows, shares = self._features(input_ids, attention_mask)
        return functional.embedding_bag(rows, self.table, per_sample_weights=shares, mode="sum", sparse=True) + self.bias

    def _features(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Rows of the table and their weights, both [batch, 2 * sequence - 1]."""
        pairs = self.vocabulary + (ids[:, :-1] * MULTIPLIER + ids[:, 1:]) % BUCKETS
        present = torch.cat([mask, mask[:, :-1] * mask[:, 1:]], dim=1).to(torch.float32)
        return torch.cat([ids, pairs], dim=1), present / present.sum(dim=1, keepdim=True).sqrt()


class WideAndDeep(nn.Module):
    """Logits of both paths, their log-probabilities summed by weight: a product of experts."""

    def __init__(self, wide: NGrams, deep: FirstTokenClassifier):
        super().__init__()
        self.wide, self.deep = wide, deep

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """[batch, sequence] int64 ids and mask (1 = token, 0 = padding) -> [batch, CLASSES] logits."""
        return self.with_embedding(input_ids, attention_mask)[0]

    def with_embedding(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """The logits, and the transformer's embedding."""
        deep, embedding = self.deep.with_embedding(input_ids, attention_mask)
        wide = self.wide(input_ids, attention_mask)
        return WIDE_WEIGHT * functional.log_softmax(wide, dim=1) + functional.log_softmax(deep, dim=1), embedding


def fit_wide(examples: Examples, encoded: Encoded, tokenizer: Tokenizer, seed: int) -> NGrams:
    """An NGrams from texts drawn by weight, with replacement. encoded: the examples' texts."""
    generator = np.random.default_rng(seed)
    draw = Draw(examples.weights, generator)
    agents = Agents(tokenizer)
    wide = NGrams(tokenizer.get_vocab_size())
    optimizers = torch.optim.SparseAdam([wide.table]), torch.optim.Adam([wide.bias])
    steps = max(1, int(DRAWS * SCALE) // BATCH)
    for step in range(steps):
        rows = draw.rows(BATCH)
        lengths = encoded.lengths[rows]
        ids = agents.hide(encoded.ids[rows, : lengths.max()], generator)
        mask = np.arange(ids.shape[1]) < lengths[:, None]
        logits = wide.for_training(torch.from_numpy(ids), torch.from_numpy(mask.astype(np.int64)))
        loss = functional.cross_entropy(logits, torch.from_numpy(examples.targets[rows]))
        for optimizer, rate in zip(optimizers, (RATE, RATE / 10)):
            optimizer.param_groups[0]["lr"] = rate * (1 - step / steps)
            optimizer.zero_grad()
        loss.backward()
        for optimizer in optimizers:
            optimizer.step()
    return wide.eval()
