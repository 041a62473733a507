"""Ids are types: a district cannot be passed where an official is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

SessionId = NewType("SessionId", str)  # 2020-10-16-almaty-region: the file name without language
ReleaseId = NewType("ReleaseId", str)  # 2020-10-16-online-reception
PageId = NewType("PageId", str)  # about
SeriesId = NewType("SeriesId", str)  # talgar-wednesday
QuestionId = NewType("QuestionId", str)  # q17, unique inside its session
DistrictId = NewType("DistrictId", str)
OfficialId = NewType("OfficialId", str)
TopicId = NewType("TopicId", str)


@dataclass(frozen=True, slots=True, order=True)
class QuestionRef:
    """A question of the whole archive, written ``SESSION#qN``."""

    session: SessionId
    question: QuestionId

    def __str__(self) -> str:
        return f"{self.session}#{self.question}"
