"""Hints at how comments sound, after an import."""

from __future__ import annotations

from workshop_kit.analysis import sentiment
from workshop_kit.log import complain
from workshop_kit.widgets.feedback import jobs
from workshop_kit.workshops import OpenWorkshop

#: Comments without a rating whose words are read for a hint after one import.
HINTED = 50_000


def sound(job: jobs.Job, workshop: OpenWorkshop) -> None:
    """Let the words of comments hint at how they sound. What was imported stays so, whatever becomes of the hints."""
    try:
        _sound(job, workshop)
    except jobs.Stopped:
        return
    except Exception as error:  # noqa: BLE001 - the import is done and told of; the traceback is for the log
        complain(error)


def _sound(job: jobs.Job, workshop: OpenWorkshop) -> None:
    """Comments that nobody has rated get a hint; off for other languages."""
    if not sentiment.available(workshop.value.language):
        return
    job.on(None, "Reading how the comments sound")
    frame = workshop.feedback.frame
    silent = frame[frame["feeling"].isna() & (frame["sentiment_by"] == "") & (frame["comment"] != "")].head(HINTED)
    told = sentiment.hints(silent, workshop.value.language).dropna(subset=["sentiment"])
    if len(told):
        workshop.feedback.hint(dict(zip(told["feedback_id"], told["sentiment"].astype(float), strict=True)))
