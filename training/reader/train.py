"""Train the neural reader on prepared documents.

    python train.py --out OUT [--steps 3200] [--processes 2] [--seed 1] [--begin OUT/first.pt --rate 0.6]

Reads OUT/documents.jsonl.gz and, where they are there, OUT/news.jsonl.gz (by teach.py) in place of its news,
OUT/acts.jsonl.gz and OUT/readings.jsonl.gz; writes OUT/reader.pt (weights, fp32) and, on the way, OUT/checkpoint.pt.
With `--begin` it goes on from other weights in one linear decay from `--rate`, the share of the full rate; heads that
those weights do not have start anew at the full rate. Processes train on their own halves of the batches with one
thread each and average their weights every SYNC steps: two OpenMP threads in one process burn four times the time. The
encoder runs in bfloat16 with fp32 master weights.
"""

import argparse
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import data
import model
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F
from torch import Tensor

TREEBANK_WINDOWS, NEWS_WINDOWS = (40, 90, 140, 240), (50, 100, 180, 240)
TREEBANK_PIECES, NEWS_PIECES = 1536, 2048
RATES = {"encoder": 3e-4, "heads": 2e-3}
RESTART_AT, RESTART_SCALE = 0.75, 0.5  # the last quarter runs again from half the rate
SYNC, WARM_UP, SAVE_EVERY, CLIP = 10, 60, 200, 2.0
WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.3,
    "arcs": 1.0,
    "rels": 0.7,
    "sentence": 0.3,
    "names": 1.0,
    "silver": 0.3,
    "roles": 1.0,
    "cues": 0.5,
    "stances": 0.3,
    "acts": 4.0,
    "realities": 0.3,
    "links": 0.5,
    "speakers": 0.2,
    "until": 0.2,
    "begins": 0.3,
    "ends": 0.3,
    "within": 0.2,
    "doers": 0.4,
    "receivers": 0.4,
}
SHARES = {
    "treebanks": 0.25,
    "news": 0.35,
    "acts": 0.1,
    "readings": 0.4,
}  # of the batches, as far as there are such
FAR = -1e4


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--steps", type=int, default=3200)
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--begin", type=Path)
    arguments.add_argument("--rate", type=float, default=1.0)
    options = arguments.parse_args()
    check_base()
    mp.spawn(work, args=(options,), nprocs=options.processes)


def check_base() -> None:
    found = hashlib.sha256((model.BASE / "model.safetensors").read_bytes()).hexdigest()
    if found != model.BASE_SHA256:
        raise SystemExit(
            f"base encoder has SHA-256 {found}, expected {model.BASE_SHA256}; install the pinned package"
        )


def work(rank: int, options: argparse.Namespace) -> None:
    dist.init_process_group(
        "gloo",
        init_method=f"file://{options.out.resolve()}/rendezvous-{options.seed}-{time.strftime('%d%H%M')}",
        rank=rank,
        world_size=options.processes,
    )
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    trainer = Trainer(beginning(options.begin))
    torch.manual_seed(options.seed + 100 + rank)  # dropout differs between processes, the start does not
    stream = batches(options, rank)
    losses, begun = defaultdict(list), time.time()
    for step in range(options.steps):
        for name, loss in trainer.step(next(stream), rate(step, options)).items():
            losses[name].append(loss)
        if (step + 1) % SYNC == 0:
            trainer.average(options.processes)
        if rank == 0 and (step + 1) % 50 == 0:
            means = {name: round(sum(v) / len(v), 3) for name, v in sorted(losses.items())}
            print(f"step {step + 1}/{options.steps} {time.time() - begun:.0f}s {means}", flush=True)
            losses.clear()
        if rank == 0 and (step + 1) % SAVE_EVERY == 0:
            trainer.save(options.out / "checkpoint.pt")
    if rank == 0:
        trainer.save(options.out / "reader.pt")


def beginning(weights: Path | None) -> model.Reader:
    reader = model.Reader()
    if weights:
        known = torch.load(weights)
        if unknown := set(known) - set(reader.state_dict()):
            raise SystemExit(
                f"{weights}: weights of another model; it has no place for {sorted(unknown)[:3]}"
            )
        reader.load_state_dict(known, strict=False)
    return reader


def rate(step: int, options: argparse.Namespace) -> float:
    """Share of the full rate: warm-up, linear decay, one restart; one decay alone for weights that were trained."""
    done = step / options.steps
    if options.begin:
        return options.rate * min(1.0, (step + 1) / WARM_UP) * (1 - done)
    if done < RESTART_AT:
        return min(1.0, (step + 1) / WARM_UP) * (1 - done / RESTART_AT * 0.95)
    return RESTART_SCALE * max(0.0, (1 - done) / (1 - RESTART_AT))


def batches(options: argparse.Namespace, rank: int) -> Iterator[list[data.Example]]:
    """Treebank and news batches in random alternation, without end; every process takes its own share."""
    path, features = options.out / "documents.jsonl.gz", data.featurizer(model.BASE)
    treebanks = [data.load(path, (c,), "train") for c in ("ewt", "gum")]
    taught = options.out / "news.jsonl.gz"
    news = data.load(taught if taught.exists() else path, ("polnear",), "train")
    acts, readings = (further(options.out, name) for name in ("acts", "readings"))

    def treebank_pass(rng: random.Random) -> list[list[data.Example]]:
        groups = [
            g
            for docs in treebanks
            for g in data.grouped(data.examples(docs, features, TREEBANK_WINDOWS, rng), TREEBANK_PIECES, rng)
        ]
        rng.shuffle(groups)
        return groups

    def news_pass(docs: list[dict], rng: random.Random) -> list[list[data.Example]]:
        return data.grouped(data.examples(docs, features, NEWS_WINDOWS, rng, skip=3), NEWS_PIECES, rng)

    passes = {"treebanks": treebank_pass, "news": partial(news_pass, news)}
    passes |= {
        name: partial(news_pass, docs) for name, docs in (("acts", acts), ("readings", readings)) if docs
    }
    streams = [endless(make, options, rank, salt) for salt, make in enumerate(passes.values())]
    choice = random.Random(options.seed + 77)
    while True:
        yield next(choice.choices(streams, [SHARES[name] for name in passes])[0])


def further(out: Path, name: str) -> list[dict]:
    path = out / f"{name}.jsonl.gz"
    return data.load(path, (name,), "train") if path.exists() else []


def endless(
    make: Callable[[random.Random], list[list[data.Example]]],
    options: argparse.Namespace,
    rank: int,
    salt: int,
) -> Iterator[list[data.Example]]:
    epoch = 0
    while True:
        rng = random.Random(f"{options.seed}-{salt}-{epoch}")
        yield from make(rng)[rank :: options.processes]
        epoch += 1


class Trainer:
    """One process's model, its fp32 masters and the optimiser over them."""

    def __init__(self, reader: model.Reader) -> None:
        self.reader = reader
        self.masters = {
            name: p.detach().clone().float().requires_grad_()
            for name, p in reader.encoder.named_parameters()
            if p.requires_grad
        }
        reader.encoder.to(torch.bfloat16)
        reader.train()
        self.encoder = [
            (p, self.masters[n]) for n, p in reader.encoder.named_parameters() if n in self.masters
        ]
        self.heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
        plain = [m for n, m in self.masters.items() if not is_decay_free(n)]
        free = [m for n, m in self.masters.items() if is_decay_free(n)]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": plain, "base": RATES["encoder"], "weight_decay": 0.01},
                {"params": free, "base": RATES["encoder"], "weight_decay": 0.0},
                {"params": self.heads, "base": RATES["heads"], "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98),
            eps=1e-7,
        )

    def step(self, group: list[data.Example], scale: float) -> dict[str, float]:
        """One update; returns the losses by name."""
        for parameters in self.optimizer.param_groups:
            parameters["lr"] = parameters["base"] * scale
        found = losses(self.reader, group)
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        for parameter, master in self.encoder:
            master.grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_([*self.masters.values(), *self.heads], CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self._copy_masters()
        return {name: loss.item() for name, loss in found.items()}

    @torch.no_grad()
    def average(self, processes: int) -> None:
        """Every process gets the mean of all weights."""
        if processes == 1:
            return
        weights = [*self.masters.values(), *self.heads]
        flat = torch.cat([w.reshape(-1) for w in weights])
        dist.all_reduce(flat)
        flat /= processes
        for weight, part in zip(weights, flat.split([w.numel() for w in weights]), strict=True):
            weight.copy_(part.view_as(weight))
        self._copy_masters()

    @torch.no_grad()
    def _copy_masters(self) -> None:
        for parameter, master in self.encoder:
            parameter.copy_(master)

    def save(self, path: Path) -> None:
        state = {name: value.detach().float() for name, value in self.reader.state_dict().items()}
        state |= {f"encoder.{name}": master.detach().clone() for name, master in self.masters.items()}
        torch.save(state, path)


def is_decay_free(name: str) -> bool:
    return "bias" in name or "LayerNorm" in name or "embedd" in name


def losses(reader: model.Reader, group: list[data.Example]) -> dict[str, Tensor]:
    """Losses by name; only those for which the batch has labels."""
    batch, arrays = data.tensors(group)
    gold = {name: torch.from_numpy(a) for name, a in arrays.items()}
    inputs = (batch.ids, batch.kinds, batch.mask, batch.firsts)
    out = dict(zip(model.OUTPUTS, reader(*map(torch.from_numpy, inputs)), strict=True))
    number = gold["number"]
    same = number.unsqueeze(1) == number.unsqueeze(2)
    out["arcs"] = out["arcs"].masked_fill(~same, FAR)
    for name in ("links", "speakers", "until", "begins", "ends", *data.POINTED):
        out[name] = out[name].masked_fill((number == data.IGNORED).unsqueeze(1), FAR)
    gold["arcs"] = gold["heads"]
    found = {
        name: cross_entropy(out[name], gold[name])
        for name in WEIGHTS
        if name not in ("rels", *data.POINTED) and (gold[name] != data.IGNORED).any()
    }
    found |= {name: any_of(out[name], gold[name]) for name in data.POINTED if gold[name].any()}
    chosen = gold["heads"] != data.IGNORED
    if chosen.any():
        rows = chosen.nonzero()[:, 0]
        scores = reader.labeler(out["dependents"][chosen], out["heads"][rows, gold["heads"][chosen]])
        found["rels"] = cross_entropy(scores, gold["rels"][chosen])
    return found


def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return F.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=data.IGNORED
    )


def any_of(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the log of the share that the right targets have together, over the words that have one."""
    rows = right.any(-1)
    scores, right = scores[rows], right[rows]
    return (scores.logsumexp(-1) - scores.masked_fill(~right, FAR).logsumexp(-1)).mean()


if __name__ == "__main__":
    main()
