"""The two judges of :mod:`annotate.language.judges` as PyTorch modules."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from annotate.language.judges import FEATURES, KINDS, RELATIONS, STATUSES, TYPES, WORD_STEPS

HIDDEN: Final = 192
DROPOUT: Final = 0.3


class ReferenceJudge(nn.Module):
    """Compares a reference with every candidate, and with nobody; after K. Lee et al. (2017)."""

    def __init__(self, width: int, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.reference, self.candidate = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.product = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.kind = nn.Embedding(len(KINDS), HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in FEATURES)
        self.hidden, self.score = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1)
        self.nobody = nn.Linear(HIDDEN, 1)
        self.anchor = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(dropout)
        _start_small(self)

    def forward(
        self, states: Tensor, reference: Tensor, kind: Tensor, places: Tensor, features: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores (R, 1 + K), nobody first, and the log odds (R,) that it is a reference at all.

        Args:
            states: (words, width).
            reference: (R, 2): first and last word.
            kind: (R,): numbers of kinds.
            places: (R, K, 2): the candidates' first and last words.
            features: (R, K, features).
            mask: (R, K): which candidates there are.
        """
        states = self.dropout(states)
        here = self.reference(states[reference].mean(1)) + self.kind(kind)
        other = self.candidate(states)[places].mean(2)
        told = torch.stack([part(features[..., i]) for i, part in enumerate(self.features)]).sum(0)
        both = functional.gelu(here[:, None] + other + self.product(here[:, None] * other) + told)
        both = functional.gelu(self.hidden(self.dropout(both)))
        scores = self.score(both).squeeze(-1).masked_fill(~mask, -1e4)
        alone = self.dropout(functional.gelu(here))
        return torch.cat([self.nobody(alone), scores], 1), self.anchor(alone).squeeze(-1)


class ClaimJudge(nn.Module):
    """Asks of each pair for each type of claim which words say so, and then whether they do, and as what."""

    def __init__(self, width: int, dropout: float = DROPOUT) -> None:
        super().__init__()
        steps = 2 * len(WORD_STEPS) + 1
        self.left, self.right = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.left_query, self.right_query = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.key, self.value = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.far_key, self.far_value = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.type_query, self.type_far = (nn.Embedding(len(RELATIONS), HIDDEN) for _ in range(2))
        self.about = nn.Embedding(len(RELATIONS), HIDDEN)
        self.kinds = nn.ModuleList(nn.Embedding(n, HIDDEN) for n in (len(KINDS), len(TYPES) + 1) * 2)
        self.to_subject, self.to_object = nn.Embedding(steps, HIDDEN), nn.Embedding(steps, HIDDEN)
        self.between = nn.Embedding(steps, HIDDEN)
        self.ruled = nn.Embedding(1 + len(STATUSES), HIDDEN)
        self.product = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.hidden = nn.Linear(HIDDEN, HIDDEN)
        self.score, self.status = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, len(STATUSES))
        self.dropout = nn.Dropout(dropout)
        _start_small(self)
        nn.init.constant_(self.score.bias, -3.0)

    def attend(self, states: Tensor, pairs: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Scores (P, types), statuses (P, types, statuses) and log shares (P, types, L) of attention.

        Args:
            states: (words, width) of a text.
            pairs: What :meth:`forward` takes besides.
        """
        states = self.dropout(states)
        words, hidden = pairs["words"], ~pairs["mask"][:, None]
        left = self.left(states)[pairs["subject"]].mean(1)
        right = self.right(states)[pairs["object"]].mean(1)
        marked = torch.stack([part(pairs["marks"][:, i]) for i, part in enumerate(self.kinds)]).sum(0)
        placed = self.to_subject(pairs["subject_steps"]) + self.to_object(pairs["object_steps"])
        asked = self.left_query(left) + self.right_query(right) + marked
        shares = self._shares(asked, self.type_query.weight, self.key(states)[words] + placed, hidden)
        far = self._shares(asked, self.type_far.weight, self.far_key(states)[words] + placed, hidden)
        context = shares.exp() @ self.value(states)[words] + far.exp() @ self.far_value(states)[words]
        pair = left + right + self.product(left * right) + marked + self.between(pairs["between"])
        both = functional.gelu(pair[:, None] + context + self.about.weight + self.ruled(pairs["ruled"]))
        both = functional.gelu(self.hidden(self.dropout(both)))
        return self.score(both).squeeze(-1), self.status(both), shares

    def _shares(self, asked: Tensor, types: Tensor, keys: Tensor, hidden: Tensor) -> Tensor:
        scores = (asked[:, None] + types) @ keys.transpose(1, 2) / math.sqrt(HIDDEN)
        return scores.float().masked_fill(hidden, -1e4).log_softmax(-1)

    def forward(
        self,
        states: Tensor,
        words: Tensor,
        mask: Tensor,
        subject: Tensor,
        object_: Tensor,
        marks: Tensor,
        subject_steps: Tensor,
        object_steps: Tensor,
        between: Tensor,
        ruled: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """As :meth:`attend`, with the place (P, types) of the word that is looked at most instead of the shares.

        Args:
            states: (words, width) of a text.
            words: (P, L): the words of the sentence of each pair, padded.
            mask: (P, L): which there are.
            subject: (P, 2): first and last word.
            object_: (P, 2).
            marks: (P, 4): kind and type of subject and object.
            subject_steps: (P, L): distances of words from the subject.
            object_steps: (P, L).
            between: (P,): the distance of the object from the subject.
            ruled: (P, types): what the rules say, as numbers.
        """
        pairs = {"words": words, "mask": mask, "subject": subject, "object": object_, "marks": marks}
        pairs |= {"subject_steps": subject_steps, "object_steps": object_steps, "between": between, "ruled": ruled}
        scores, status, shares = self.attend(states, pairs)
        return scores, status, shares.argmax(-1)


class Judgement(nn.Module):
    """Both judges, to be trained together with the encoder."""

    def __init__(self, width: int, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.references, self.claims = ReferenceJudge(width, dropout), ClaimJudge(width, dropout)


def _start_small(module: nn.Module) -> None:
    for part in module.modules():
        if isinstance(part, nn.Embedding):
            nn.init.normal_(part.weight, std=0.1)
