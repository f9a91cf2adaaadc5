"""The neural reader: windows of words in, scores for every word out. ONNX on CPU, from the installed package.

A model travels with its card. Loading refuses a card that does not fit the code, and weights that do not fit the card.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from tightrope.core.errors import ResourceError
from tightrope.encoder import labels
from tightrope.encoder.features import Featurizer, Window, collate
from tightrope.resources.loading import load_toml, resource

Floats = npt.NDArray[np.float32]

PAIRS = 256  # scored at once: each takes 37 KiB on the way, so a long text must not go in one piece

OUTPUTS = (
    "upos",
    "xpos",
    "sentence",
    "names",
    "silver",
    "roles",
    "cues",
    "stances",
    "acts",
    "realities",
    "arcs",
    "dependents",
    "heads",
    "links",
    "speakers",
    "until",
    "begins",
    "ends",
    "within",
    "doers",
    "receivers",
)
LABEL_SETS = {
    "upos": labels.UPOS,
    "xpos": labels.XPOS,
    "rels": labels.RELS,
    "names": labels.NAMES,
    "roles": labels.ROLES,
    "cues": labels.CUES,
    "stances": labels.STANCES,
    "acts": labels.ACTS,
    "realities": labels.REALITIES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the reader says of the n words of one window; raw scores, not probabilities.

    Shapes: (n, labels) for upos, xpos, sentence, names, silver, roles, cues and acts, in the row of a cue's first word
    stances, and in the row of a word that tells an act realities; (n, width) for dependents and heads; (n, n) for the
    rest: arcs (row: dependent, column: head, diagonal: root), links (row: fragment, column: its cue); in the row of a
    cue's first word speakers and until (first and last word of its source), begins and ends (first and last of its
    content) and within (the cue of the attribution that it stands inside); in the row of an act doers and receivers (a
    word that names the party). On the diagonal of these: there is none.
    """

    window: Window
    upos: Floats
    xpos: Floats
    sentence: Floats
    names: Floats
    silver: Floats
    roles: Floats
    cues: Floats
    stances: Floats
    acts: Floats
    realities: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats
    links: Floats
    speakers: Floats
    until: Floats
    begins: Floats
    ends: Floats
    within: Floats
    doers: Floats
    receivers: Floats


class ReaderModel:
    """One loaded model. Safe to share between threads; costs one CPU thread a call."""

    def __init__(self, name: str) -> None:
        """Raises ResourceError if card, code and weights disagree."""
        self.name = name
        folder = f"models/{name}"
        self.card = load_toml(f"{folder}/card.toml")
        _check_labels(self.card, f"{folder}/card.toml")
        self._reader = self._session(folder, "reader.onnx")
        self._labeler = self._session(folder, "labeler.onnx")
        tokenizer = Tokenizer.from_str(resource(f"{folder}/tokenizer.json").read_text(encoding="utf-8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.features = Featurizer(tokenizer)

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of each file of weights, as the card gives and loading has checked it."""
        return dict(self.card["files"])

    def scores(self, windows: Iterable[Window]) -> Iterator[Scores]:
        """Scores of every window, in order.

        One window a run: on a CPU a batch saves nothing and pays for its padding, and an int8 model scales its
        activations a run at a time, so that a window read alone always reads the same.
        """
        for window in windows:
            inputs = collate([window])
            feed = {"ids": inputs.ids, "kinds": inputs.kinds, "mask": inputs.mask, "firsts": inputs.firsts}
            arrays = self._reader.run(list(OUTPUTS), feed)
            yield Scores(window=window, **{k: a[0] for k, a in zip(OUTPUTS, arrays, strict=True)})

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        """(pairs, relations) scores of each dependent under its head; both (pairs, width)."""
        parts = [slice(k, k + PAIRS) for k in range(0, len(heads), PAIRS)]
        run = partial(self._labeler.run, None)
        return np.concatenate([run({"dependents": dependents[p], "heads": heads[p]})[0] for p in parts])

    def _session(self, folder: str, file: str) -> ort.InferenceSession:
        weights = _checked(resource(f"{folder}/{file}"), self.card["files"].get(file), f"{folder}/{file}")
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # every window has its own shape: patterns would only pile up
        return ort.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _checked(path: Traversable, expected: str | None, at: str) -> bytes:
    try:
        weights = path.read_bytes()
    except FileNotFoundError as error:
        raise ResourceError(f"{at}: missing from the package; reinstall it") from error
    found = sha256(weights).hexdigest()
    if found != expected:
        raise ResourceError(f"{at}: SHA-256 is {found}, its card says {expected}; reinstall the package")
    return weights


def _check_labels(card: dict[str, object], at: str) -> None:
    trained = card.get("labels")
    for name, known in LABEL_SETS.items():
        found = tuple(trained.get(name, ())) if isinstance(trained, dict) else ()
        if found != known:
            raise ResourceError(f"{at}: trained on {name} {found}, code has {known}; retrain or reinstall")
