"""ONNX export with int8 weights, and how far its logits lie from the training framework's."""

import pathlib
import tempfile
import warnings
from typing import Iterator

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from activations import fix_ranges
from encode import Encoded
from model import FirstTokenClassifier
from vocabulary import SEQUENCE_LENGTH

OPSET = 17
BATCH = 64


def onnx_int8(classifier: nn.Module, typical: Encoded) -> bytes:
    """The classifier as an ONNX file: input_ids, attention_mask int64 [batch, sequence] -> logits [batch, classes],
    embedding [batch, width].

    classifier: a module whose `with_embedding` gives both. typical: texts over which the ranges of the int8 activations are measured.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole, small = (pathlib.Path(folder, name) for name in ("fp32.onnx", "int8.onnx"))
        ids = torch.ones((2, SEQUENCE_LENGTH), dtype=torch.int64)
        with warnings.catch_warnings():
            # The newer exporter needs one more package and writes the same graph.
            warnings.simplefilter("ignore", DeprecationWarning)
            torch.onnx.export(
                _WithEmbedding(classifier).eval(),
                (ids, torch.ones_like(ids)),
                str(whole),
                input_names=["input_ids", "attention_mask"],
                output_names=["logits", "embedding"],
                dynamic_axes={
                    "input_ids": {0: "batch", 1: "sequence"},
                    "attention_mask": {0: "batch", 1: "sequence"},
                    "logits": {0: "batch"},
                    "embedding": {0: "batch"},
                },
                opset_version=OPSET,
                dynamo=False,
            )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gather"])
        onnx.checker.check_model(str(small))
        return fix_ranges(small.read_bytes(), _feeds(typical))


class _WithEmbedding(nn.Module):
    """The form that is exported: a module's `forward` is what the exporter follows."""

    def __init__(self, classifier: nn.Module):
        super().__init__()
        self.classifier = classifier

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.classifier.with_embedding(input_ids, attention_mask)


def rewrite_error(classifier: FirstTokenClassifier, encoded: Encoded) -> float:
    """Largest difference between the first-token form and the Hugging Face model it takes its weights from."""
    ids, mask = _inputs(encoded)
    with torch.inference_mode():
        ours = classifier(torch.from_numpy(ids), torch.from_numpy(mask))
        theirs = classifier.model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits
    return float((ours - theirs).abs().max())


def run(model: bytes, encoded: Encoded) -> np.ndarray:
    """Logits of ONNX Runtime, [n, classes]."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["logits"], feed)[0] for feed in _feeds(encoded)])


def _feeds(encoded: Encoded) -> Iterator[dict[str, np.ndarray]]:
    """The model's inputs, in batches."""
    ids, mask = _inputs(encoded)
    for start in range(0, len(ids), BATCH):
        rows = slice(start, start + BATCH)
        yield {"input_ids": ids[rows], "attention_mask": mask[rows]}


def _inputs(encoded: Encoded) -> tuple[np.ndarray, np.ndarray]:
    return encoded.ids, (np.arange(encoded.ids.shape[1]) < encoded.lengths[:, None]).astype(np.int64)
