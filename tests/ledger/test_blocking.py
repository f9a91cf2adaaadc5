"""Which pairs are compared, and what the features of a pair are, by hand."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from tightrope.ledger.blocking import candidates
from tightrope.ledger.likeness import FEATURES, features, table
from tightrope.ledger.propositions import Mood, Proposition


def proposition(document: str, stems: str, **fields: Any) -> Proposition:
    known: dict[str, Any] = {
        "document": document,
        "attribution": f"a-{document}",
        "holders": frozenset({document}),
        "against": False,
        "negated": False,
        "mood": Mood.FACT,
        "day": date(2026, 3, 1),
        "stems": frozenset(stems.split()),
        "kin": frozenset(),
        "actors": frozenset(),
        "acts": frozenset(),
        "numbers": frozenset(),
        "runs": frozenset(),
        "heads": frozenset(),
        "modal": False,
        "length": 5,
    }
    return Proposition(**(known | fields))


def compared(*propositions: Proposition) -> set[tuple[int, int]]:
    first, second = candidates(table(propositions), [p.document for p in propositions])
    return set(zip(first.tolist(), second.tolist(), strict=True))


def test_two_stems_in_common_are_a_reason_to_compare_one_is_not() -> None:
    a, b, c = (
        proposition("d1", "bridge kelva bomb"),
        proposition("d2", "bridge kelva"),
        proposition("d3", "bridge harves"),
    )
    assert compared(a, b, c) == {(0, 1)}


def test_two_of_one_document_are_not_compared() -> None:
    assert compared(proposition("d1", "bridge kelva"), proposition("d1", "bridge kelva")) == set()


def test_an_act_with_its_doer_and_a_stem_are_a_reason() -> None:
    acts = frozenset({"ASSAULT", "ASSAULT NOR"})
    assert compared(proposition("d1", "bridge", acts=acts), proposition("d2", "bridge", acts=acts)) == {
        (0, 1)
    }


def test_nothing_is_compared_with_nothing() -> None:
    assert compared() == set()
    assert compared(proposition("d1", "")) == set()


def test_features_of_a_pair() -> None:
    one = proposition("d1", "bridge kelva", numbers=frozenset({"12"}), actors=frozenset({"NOR", "SUD"}))
    other = proposition(
        "d2",
        "bridge kelva",
        numbers=frozenset({"15"}),
        actors=frozenset({"NOR"}),
        against=True,
        day=date(2026, 3, 4),
        mood=Mood.WISH,
    )
    values = features(table([one, other]), np.array([0], dtype=np.int32), np.array([1], dtype=np.int32))[0]
    found = dict(zip(FEATURES, values.tolist(), strict=True))
    assert found["cosine"] == pytest.approx(1, abs=1e-4)
    assert found["rarest"] == pytest.approx(1)
    assert found["actors"] == pytest.approx(0.5)
    assert found["days"] == pytest.approx(np.log(4))
    assert (found["opposed"], found["no_number"], found["mood"], found["holder"]) == (1, 1, 1, 0)
