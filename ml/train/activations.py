"""Fixed ranges for the int8 activations.

Dynamic quantisation takes each activation's range from the batch at hand, so that a line's logits, and
near the threshold its verdict, depend on the lines that happen to be judged with it. The page caches a
verdict for all lines of one text, and must give the same at every scan: the ranges are measured once,
on training texts, and written into the graph. (The ranges follow ONNX's DynamicQuantizeLinear:
https://onnx.ai/onnx/operators/onnx__DynamicQuantizeLinear.html)
"""

from typing import Iterable, Mapping

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

LEVELS = 255


def fix_ranges(model: bytes, feeds: Iterable[Mapping[str, np.ndarray]]) -> bytes:
    """The model with every DynamicQuantizeLinear replaced by a QuantizeLinear of constant scale.

    feeds: inputs by name, batches over which the ranges are measured.
    """
    graph = onnx.load_from_string(model)
    tensors = list(dict.fromkeys(node.input[0] for node in graph.graph.node if _is_dynamic(node)))
    ranges = _ranges(graph, tensors, feeds)
    nodes = []
    for node in graph.graph.node:
        if not _is_dynamic(node):
            nodes.append(node)
            continue
        quantised, scale, zero = node.output
        low, high = ranges[node.input[0]]
        step = np.float32((high - low) / LEVELS)
        origin = np.uint8(np.clip(round(-low / step), 0, LEVELS))
        graph.graph.initializer.append(numpy_helper.from_array(np.array(step), scale))
        graph.graph.initializer.append(numpy_helper.from_array(np.array(origin), zero))
        nodes.append(helper.make_node("QuantizeLinear", [node.input[0], scale, zero], [quantised], node.name))
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    onnx.checker.check_model(graph)
    return graph.SerializeToString()


def _is_dynamic(node: onnx.NodeProto) -> bool:
    return node.op_type == "DynamicQuantizeLinear"


def _ranges(graph: onnx.ModelProto, tensors: list[str], feeds) -> dict[str, tuple[float, float]]:
    """Least and largest value of each tensor over the feeds; zero is always within, as int8 zero must be exact."""
    probe = onnx.ModelProto()
    probe.CopyFrom(graph)
    for name in tensors:
        probe.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    ranges = {name: (0.0, 0.0) for name in tensors}
    for feed in feeds:
        for name, values in zip(tensors, session.run(tensors, dict(feed))):
            low, high = ranges[name]
            ranges[name] = (min(low, float(values.min())), max(high, float(values.max())))
    return ranges
