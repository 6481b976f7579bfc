"""Look again at what too few were left to sign, once somebody may sign more than before."""

from dataclasses import replace

from actions.approvals.asking import is_short
from actions.approvals.news import redraw
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.work import Work


def mind_joiners(work: Work) -> None:
    """Let no request go on saying that too few are left where there are enough again; whoever came is asked."""
    for found in Requests(work).unfinished():
        if not any(stage.short for stage in found.stages):
            continue
        request = Requests(work).find(found.number)
        stages = tuple(
            replace(one, short=one.short and is_short(work, request, one)) for one in request.stages
        )
        if stages == request.stages:
            continue
        relieved = replace(request, stages=stages)
        RequestChanges(work).save(relieved)
        work.audit(Happened("approvals.enough_again", relieved.subject))
        redraw(work, relieved)
