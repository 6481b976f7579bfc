"""Stand in for the classifier until it is here: TF-IDF over characters and logistic regression."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True)
class Example:
    """A text with its intent."""

    text: str
    intent: str
    lang: str


@dataclass(frozen=True)
class Ranked:
    """An intent with its confidence."""

    name: str
    confidence: float


@dataclass(frozen=True)
class Heard:
    """A part of a text and what it means."""

    text: str
    start: int
    end: int
    intent: str
    confidence: float


@dataclass(frozen=True)
class Judgement:
    """What a text means."""

    decision: str
    intents: tuple[Ranked, ...]
    heard: tuple[Heard, ...]
    language: str


class Classifier:
    """A classifier."""

    def __init__(self, vectors, weights, bias, intents):
        self.vectors, self.weights, self.bias, self.intents = vectors, weights, bias, intents

    def judge(self, text, *, speaker="user", place="private", shown=""):
        scores = self.vectors.transform([text]) @ self.weights.T + self.bias
        odds = np.exp(scores[0] - scores[0].max())
        odds /= odds.sum()
        best = np.argsort(-odds)[:3]
        ranked = tuple(Ranked(self.intents[one], float(odds[one])) for one in best)
        decision = (
            "out_of_scope"
            if ranked[0].name == "out_of_scope"
            else "sure"
            if ranked[0].confidence > 0.5
            else "unsure"
        )
        heard = (Heard(text, 0, len(text), ranked[0].name, ranked[0].confidence),)
        return Judgement(decision, ranked, heard, "en")

    def save(self, folder: Path):
        np.savez(folder / "w.npz", w=self.weights, b=self.bias, idf=self.vectors.idf_)
        (folder / "w.json").write_text(
            json.dumps(
                {"intents": self.intents, "words": {k: int(v) for k, v in self.vectors.vocabulary_.items()}}
            )
        )

    @classmethod
    def load(cls, folder: Path):
        arrays = np.load(folder / "w.npz")
        words = json.loads((folder / "w.json").read_text())
        vectors = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True, vocabulary=words["words"]
        )
        vectors.idf_ = arrays["idf"]
        return cls(vectors, arrays["w"], arrays["b"], words["intents"])


def train(examples, *, seed=0, progress=lambda share: None):
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True, min_df=2)
    x = vectors.fit_transform([one.text for one in examples])
    model = LogisticRegression(C=10, max_iter=20, random_state=seed).fit(x, [one.intent for one in examples])
    progress(1.0)
    return Classifier(vectors, model.coef_, model.intercept_, list(model.classes_))
