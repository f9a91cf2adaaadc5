"""Which reports rest on one root: copies, wire credit, citation, owners; and how many independent ones there are.

reports = reports_of(docs)
origins(reports)                                     # groups over a whole corpus, with root and reasons
deps = matrix(reports[:5], same_matter=True)         # five reports of one claim
n_eff([[d.value for d in row] for row in deps])      # as how many independent ones they count
"""

from tightrope.ledger.origins.dependence import Witness, dependence, matrix, n_eff
from tightrope.ledger.origins.groups import origins
from tightrope.ledger.origins.reports import Report, reports_of

__all__ = ["Report", "Witness", "dependence", "matrix", "n_eff", "origins", "reports_of"]
