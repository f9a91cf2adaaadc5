"""How well the coder reads: figures against readings made by hand and against coded sentences."""

from tightrope.evaluation.agreement import score_readings
from tightrope.evaluation.gold import GoldSentence, load_gold
from tightrope.evaluation.readings import Reading, load_reading
from tightrope.evaluation.scores import Report, Score
from tightrope.evaluation.sentences import coded_events, score_sentences

__all__ = [
    "GoldSentence",
    "Reading",
    "Report",
    "Score",
    "coded_events",
    "load_gold",
    "load_reading",
    "score_readings",
    "score_sentences",
]
