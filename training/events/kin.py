"""Words of like meaning in numbered groups, so that what is learnt of one word helps with its kin.

    python kin.py --out OUT

Writes OUT/kin.npz: `words` in order and their `kin`. The words are the commonest of the base encoder's vocabulary;
their vectors are the mean of its last layer over each word alone, of length 1, in GROUPS groups by k-means.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.cluster import MiniBatchKMeans
from tokenizers import Tokenizer
from transformers import AutoModel

sys.path.append(str(Path(__file__).parents[1] / "reader"))
from model import BASE

WORDS = 11_000  # the vocabulary is in order of frequency; rarer words than these stand in no group
GROUPS = 800  # 200 help half as much; with both together nothing is won
SHORTEST = 3  # letters
BATCH = 256


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    words = commonest(tokenizer)
    groups = MiniBatchKMeans(GROUPS, random_state=1, n_init=1, batch_size=2048, max_iter=30)
    kin = groups.fit(vectors(words, tokenizer)).labels_.astype(np.uint16)
    order = np.argsort(words)
    np.savez_compressed(options.out / "kin.npz", words=np.array(words)[order], kin=kin[order])


def commonest(tokenizer: Tokenizer) -> list[str]:
    ordered = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    words = [w for w, _ in ordered if len(w) >= SHORTEST and w.isascii() and w.isalpha() and w.islower()]
    return words[:WORDS]


def vectors(words: list[str], tokenizer: Tokenizer) -> np.ndarray:
    encoder = AutoModel.from_pretrained(BASE, add_pooling_layer=False).eval()
    parts = [words[k : k + BATCH] for k in range(0, len(words), BATCH)]
    with torch.no_grad():
        found = np.concatenate([mean(encoder, [tokenizer.encode(w).ids for w in part]) for part in parts])
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def mean(encoder: torch.nn.Module, rows: list[list[int]]) -> np.ndarray:
    longest = max(map(len, rows))
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    mask = (ids > 0).long()
    last = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    return ((last * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)).numpy()


if __name__ == "__main__":
    main()
