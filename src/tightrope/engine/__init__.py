"""Composes the floors: documents through the stages of their language, coded documents to a ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from tightrope import actors, attribution, confidence, events, language
from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure, Stage
from tightrope.engine.deriving import acts, pages
from tightrope.ledger import ledger
from tightrope.resources.calibration import load_calibration
from tightrope.resources.cues import load_cues
from tightrope.resources.lexicon import load_lexicon
from tightrope.resources.parties import load_party_weights
from tightrope.resources.registry import load_registry

__all__ = ["Pipeline", "acts", "code", "code_one", "english", "ledger", "pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Named stages for each language (ISO 639-1), in the order in which they run."""

    stages: Mapping[str, Sequence[tuple[str, Stage]]]


@cache
def english(*, calibrated: bool = True) -> Pipeline:
    """The pipeline for English documents.

    calibrated: whether scores become probabilities; else they stay what the rules give one another, as the fit of the
    calibration needs them.
    """
    code_ = language.ENGLISH.code
    stages: tuple[tuple[str, Stage], ...] = (
        ("language", language.reader(code_)),
        ("actors", partial(actors.resolve, registry=load_registry(code_))),
        ("attribution", partial(attribution.attribute, cues=load_cues(code_))),
        ("events", partial(events.code, lexicon=load_lexicon(), weights=load_party_weights())),
    )
    last = (
        ("confidence", partial(confidence.calibrate, calibration=load_calibration())) if calibrated else None
    )
    return Pipeline(stages={code_: (*stages, last) if last else stages})


def code(items: Iterable[Doc | Failure], *, pipeline: Pipeline) -> Iterator[Doc | Failure]:
    """Every document with what the stages found in it, in order; failures pass through, new ones join them."""
    for item in items:
        yield item if isinstance(item, Failure) else code_one(item, pipeline=pipeline)


def code_one(doc: Doc, *, pipeline: Pipeline) -> Doc | Failure:
    """One document through the stages of its language. A stage that breaks makes a failure that names it."""
    stages = pipeline.stages.get(doc.language or language.ENGLISH.code)
    if stages is None:
        known = ", ".join(sorted(pipeline.stages))
        error = (
            f"language {doc.language!r} is not read yet, only {known}; try --language if it was misdetected"
        )
        return Failure(input=doc.source, stage="language", error=error)
    for name, stage in stages:
        try:
            doc = stage(doc)
        except InputError as error:
            return Failure(input=doc.source, stage=name, error=str(error))
        except Exception as error:  # noqa: BLE001  one article must not end a batch; the failure is counted and shown
            return Failure(
                input=doc.source, stage=name, error=f"{type(error).__name__}: {error}; please report it"
            )
    return doc
