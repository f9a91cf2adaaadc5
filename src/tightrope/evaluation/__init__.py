"""How well the coder reads: figures against what persons found in the same texts."""

from tightrope.evaluation.agreement import score_readings
from tightrope.evaluation.files import FileKind, kind_of
from tightrope.evaluation.gold import GoldSentence, load_gold
from tightrope.evaluation.readings import Reading, load_reading
from tightrope.evaluation.scores import Mistake, Report, Score
from tightrope.evaluation.sentences import coded_events, score_sentences

__all__ = [
    "FileKind",
    "GoldSentence",
    "Mistake",
    "Reading",
    "Report",
    "Score",
    "coded_events",
    "kind_of",
    "load_gold",
    "load_reading",
    "score_readings",
    "score_sentences",
]
