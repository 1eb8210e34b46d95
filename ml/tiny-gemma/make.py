"""Makes the language model of the tests: Gemma 3 in shape, a few kilobytes, with an answer built in.

    python3 ml/tiny-gemma/make.py

Inputs, outputs, cache and layers are those of Gemma 3's export for transformers.js (grouped-query
attention with rotary positions and a cache of keys and values, RMSNorm before and after, gated GELU), with
random weights small enough not to matter beside the last product: that one maps every token to the next
token of an answer. So a test can tell whether it was really run, token by token.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OUT = Path(__file__).parents[2] / "src/lib/engines/transformers/fixtures/tiny-gemma"
LAYERS, HEADS, KV_HEADS, HEAD, FFN = 2, 2, 1, 8, 16

ANSWER = [
    '{"summary": "', "A tiny model", " wrote this", ', token by token.",', ' "why": "',
    "It was told to", ' in its weights.",', ' "check": [', '"Is the text right?"', '],',
    ' "respond": [', '"Nothing is to be done."', "], ", '"falseAlarm": ["',
    'It always says so."', '], "confidence"', ': "low"', "}",
]
SPECIAL = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"]
START = "model"
VOCAB = [*SPECIAL, START, "user", *ANSWER]
HIDDEN = 32
assert len(VOCAB) <= HIDDEN

rng = np.random.default_rng(3)
initializers, nodes = [], []


def const(name, value, dtype=np.float32):
    initializers.append(numpy_helper.from_array(np.asarray(value, dtype), name))
    return name


def weight(name, *shape):
    return const(name, rng.normal(0, 0.01, shape))


def op(kind, inputs, name, **attributes):
    nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
    return name


def norm(x, name):
    square = op("Mul", [x, x], f"{name}_square")
    mean = op("ReduceMean", [square, "last_axis"], f"{name}_mean", keepdims=1)
    root = op("Sqrt", [op("Add", [mean, "eps"], f"{name}_safe")], f"{name}_root")
    return op("Mul", [op("Div", [x, root], f"{name}_unit"), const(f"{name}_weight", np.ones(1))], name)


def heads(x, count, name):
    shape = const(f"{name}_shape", [0, 0, count, HEAD], np.int64)
    return op("Transpose", [op("Reshape", [x, shape], f"{name}_split")], name, perm=[0, 2, 1, 3])


def rotated(x, name):
    """Rotary positions: the halves of each head turned against each other."""
    left = op("Slice", [x, "zero", "half", "axis3"], f"{name}_left")
    right = op("Slice", [x, "half", "whole", "axis3"], f"{name}_right")
    turned = op("Concat", [op("Neg", [right], f"{name}_neg"), left], f"{name}_turned", axis=-1)
    return op("Add", [op("Mul", [x, "cos"], f"{name}_c"), op("Mul", [turned, "sin"], f"{name}_s")], name)


def layer(x, i):
    n = f"layer{i}"
    y = norm(x, f"{n}_in")
    q = rotated(heads(op("MatMul", [y, weight(f"{n}_q_w", HIDDEN, HEADS * HEAD)], f"{n}_q0"), HEADS, f"{n}_q1"), f"{n}_q")
    k = rotated(heads(op("MatMul", [y, weight(f"{n}_k_w", HIDDEN, KV_HEADS * HEAD)], f"{n}_k0"), KV_HEADS, f"{n}_k1"), f"{n}_k")
    v = heads(op("MatMul", [y, weight(f"{n}_v_w", HIDDEN, KV_HEADS * HEAD)], f"{n}_v0"), KV_HEADS, f"{n}_v")
    keys = op("Concat", [f"past_key_values.{i}.key", k], f"present.{i}.key", axis=2)
    values = op("Concat", [f"past_key_values.{i}.value", v], f"present.{i}.value", axis=2)
    scores = op("MatMul", [q, op("Transpose", [keys], f"{n}_kt", perm=[0, 1, 3, 2])], f"{n}_scores")
    shares = op("Softmax", [op("Add", [scores, "mask"], f"{n}_masked")], f"{n}_shares", axis=-1)
    mixed = op("Transpose", [op("MatMul", [shares, values], f"{n}_mix")], f"{n}_back", perm=[0, 2, 1, 3])
    flat = op("Reshape", [mixed, const(f"{n}_flat", [0, 0, HEADS * HEAD], np.int64)], f"{n}_joined")
    x = op("Add", [x, norm_small(op("MatMul", [flat, weight(f"{n}_o_w", HEADS * HEAD, HIDDEN)], f"{n}_o"), n)], f"{n}_x1")
    y = norm(x, f"{n}_ffn_in")
    gate = op("MatMul", [y, weight(f"{n}_gate_w", HIDDEN, FFN)], f"{n}_gate")
    # Gemma's GELU by its sigmoid approximation.
    bell = op("Mul", [gate, op("Sigmoid", [op("Mul", [gate, "gelu"], f"{n}_g1")], f"{n}_g2")], f"{n}_g")
    up = op("MatMul", [y, weight(f"{n}_up_w", HIDDEN, FFN)], f"{n}_up")
    down = op("MatMul", [op("Mul", [bell, up], f"{n}_gu"), weight(f"{n}_down_w", FFN, HIDDEN)], f"{n}_down")
    return op("Add", [x, down], f"{n}_out")


def norm_small(x, n):
    return op("Mul", [norm(x, f"{n}_post"), const(f"{n}_small", 0.01)], f"{n}_post_small")


def graph():
    const("last_axis", [-1], np.int64), const("eps", 1e-6), const("gelu", 1.702)
    const("zero", [0], np.int64), const("half", [HEAD // 2], np.int64)
    const("whole", [HEAD], np.int64), const("axis3", [3], np.int64)
    const("axis1", [1], np.int64)
    const("step", 1, np.int64), const("none", 0, np.int64), const("one_axis", 1, np.int64)

    # Positions -> cos and sin, [batch, 1, sequence, head].
    const("frequencies", 10_000.0 ** (-np.arange(0, HEAD, 2) / HEAD)[None, None, :])
    at = op("Unsqueeze", [op("Cast", ["position_ids"], "at_float", to=TensorProto.FLOAT), "last_axis"], "at")
    angle = op("Mul", [at, "frequencies"], "half_angle")
    angle = op("Unsqueeze", [op("Concat", [angle, angle], "angle3", axis=-1), "axis1"], "angle")
    op("Cos", [angle], "cos"), op("Sin", [angle], "sin")

    # A position sees those before it, of what the attention mask has: [batch, 1, sequence, total].
    total = op("Gather", [op("Shape", ["attention_mask"], "mask_shape"), "one_axis"], "total", axis=0)
    places = op("Range", ["none", total, "step"], "places")
    query = op("Unsqueeze", ["position_ids", "last_axis"], "query_at")
    before = op("LessOrEqual", [places, query], "before")
    there = op("Unsqueeze", [op("Cast", ["attention_mask"], "mask_bool", to=TensorProto.BOOL), "axis1"], "there")
    seen = op("Unsqueeze", [op("And", [before, there], "seen3"), "axis1"], "seen")
    op("Where", [seen, const("see", 0.0), const("hide", -1e9)], "mask")

    x = op("Gather", [const("embeddings", np.eye(HIDDEN)), "input_ids"], "embedded", axis=0)
    for i in range(LAYERS):
        x = layer(x, i)
    head = np.zeros((HIDDEN, HIDDEN))
    chain = [VOCAB.index(token) for token in [START, *ANSWER, "<eos>"]]
    for token, following in zip(chain, chain[1:]):
        head[token, following] = 10
    op("MatMul", [norm(x, "final"), const("head", head)], "logits")

    floats = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    ints = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.INT64, shape)
    cache = lambda kind, length: [
        floats(f"{kind}.{i}.{part}", ["batch", KV_HEADS, length, HEAD])
        for i in range(LAYERS) for part in ("key", "value")
    ]
    inputs = [
        ints("input_ids", ["batch", "sequence"]),
        ints("attention_mask", ["batch", "total"]),
        ints("position_ids", ["batch", "sequence"]),
        *cache("past_key_values", "past"),
    ]
    outputs = [floats("logits", ["batch", "sequence", HIDDEN]), *cache("present", "total")]
    return helper.make_graph(nodes, "tiny-gemma", inputs, outputs, initializers)


def write_json(name, value):
    (OUT / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def main():
    (OUT / "onnx").mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph(), opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, OUT / "onnx/model_q4.onnx")
    vocab = {token: i for i, token in enumerate(VOCAB)}
    write_json("config.json", {
        "model_type": "gemma3_text", "architectures": ["Gemma3ForCausalLM"],
        "hidden_size": HIDDEN, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS,
        "num_key_value_heads": KV_HEADS, "head_dim": HEAD, "intermediate_size": FFN,
        "vocab_size": HIDDEN, "bos_token_id": vocab["<bos>"], "eos_token_id": vocab["<eos>"],
        "pad_token_id": vocab["<pad>"],
    })
    write_json("generation_config.json", {
        "bos_token_id": vocab["<bos>"], "eos_token_id": [vocab["<eos>"]], "pad_token_id": vocab["<pad>"],
    })
    added = [{"id": vocab[token], "content": token, "special": True, "single_word": False,
              "lstrip": False, "rstrip": False, "normalized": False} for token in SPECIAL]
    write_json("tokenizer.json", {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
        "normalizer": None, "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": None,
        "decoder": {"type": "Fuse"},
        "model": {"type": "WordLevel", "vocab": vocab, "unk_token": "<unk>"},
    })
    turns = "{% for m in messages %}<start_of_turn>{{ m['role'] }} {{ m['content'] }}<end_of_turn>{% endfor %}"
    write_json("tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizer", "bos_token": "<bos>", "eos_token": "<eos>",
        "pad_token": "<pad>", "unk_token": "<unk>", "clean_up_tokenization_spaces": False,
        "model_max_length": 4096,
        "chat_template": "<bos>" + turns + "{% if add_generation_prompt %}<start_of_turn>model{% endif %}",
    })
    print(OUT, sum(path.stat().st_size for path in OUT.rglob("*") if path.is_file()), "bytes")


main()
