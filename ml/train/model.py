"""The classifiers: small DistilBERTs, and their exact, cheaper rewrite for the first token only."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import DistilBertConfig, DistilBertForSequenceClassification

from taxonomy import CLASSES
from vocabulary import PAD, SEQUENCE_LENGTH


class Shape(NamedTuple):
    """Size of a model; every head is 64 wide, every feed-forward network four times the width."""

    layers: int
    width: int


SCREEN = Shape(2, 128)
CONFIRM = Shape(3, 192)
TEACHER = Shape(4, 256)


def build(shape: Shape, vocabulary: int, seed: int) -> DistilBertForSequenceClassification:
    """An untrained model for `vocabulary` token ids. ReLU, because erf-GELU costs a third of the time in WASM."""
    torch.manual_seed(seed)
    config = DistilBertConfig(
        vocab_size=vocabulary,
        dim=shape.width,
        n_layers=shape.layers,
        n_heads=shape.width // 64,
        hidden_dim=4 * shape.width,
        activation="relu",
        max_position_embeddings=SEQUENCE_LENGTH,
        pad_token_id=PAD,
        num_labels=CLASSES,
        dropout=0.1,
        attention_dropout=0.1,
        seq_classif_dropout=0.2,
    )
    return DistilBertForSequenceClassification(config)


class FirstTokenClassifier(nn.Module):
    """The same function with the same weights, computing the last layer for the first token only.

    The classifier reads nothing but the first token's last hidden state, so that layer's queries,
    feed-forward network and norms of all other tokens are never used; their keys and values are.
    Training and export both run this form: it does about half of the work.
    """

    def __init__(self, model: DistilBertForSequenceClassification):
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """[batch, sequence] int64 ids and mask (1 = token, 0 = padding) -> [batch, CLASSES] logits."""
        return self.with_embedding(input_ids, attention_mask)[0]

    def with_embedding(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """The logits and what the classifier reads: one vector a text, [batch, width], near for texts that it takes alike."""
        encoder = self.model.distilbert
        # A finite stand-in for minus infinity: a row of infinities would give NaN, and int8 kernels dislike both.
        bias = (1.0 - attention_mask[:, None, None, :].to(torch.float32)) * -1e4
        hidden = encoder.embeddings(input_ids)
        *first, last = encoder.transformer.layer
        for layer in first:
            hidden = _layer(layer, hidden, hidden, bias)
        hidden = _layer(last, hidden[:, :1], hidden, bias)[:, 0]
        embedding = functional.relu(self.model.pre_classifier(hidden))
        return self.model.classifier(self.model.dropout(embedding)), embedding


def _layer(layer: nn.Module, queries: Tensor, context: Tensor, bias: Tensor) -> Tensor:
    """One transformer layer for `queries` [batch, q, dim] attending to `context` [batch, sequence, dim]."""
    attention = layer.attention
    size = attention.attention_head_size

    def heads(states: Tensor) -> Tensor:
        return states.view(states.shape[0], -1, attention.n_heads, size).transpose(1, 2)

    query = heads(attention.q_lin(queries))
    key = heads(attention.k_lin(context))
    value = heads(attention.v_lin(context))
    scores = torch.matmul(query, key.transpose(2, 3)) * attention.scaling + bias
    shares = attention.dropout(functional.softmax(scores, dim=-1))
    mixed = torch.matmul(shares, value).transpose(1, 2).reshape(queries.shape)
    hidden = layer.sa_layer_norm(attention.out_lin(mixed) + queries)
    return layer.output_layer_norm(layer.ffn.ff_chunk(hidden) + hidden)
