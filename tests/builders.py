"""Parsed text, editions and attempts by hand: most tests need no model, no database and no app."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from quizgen.analysis import Analysis, Mention, Sentence, Token
from quizgen.article import Article, Span
from quizgen.attempt import Answered, Started, Submitted
from quizgen.cleaning import Piece
from quizgen.question import Candidate, Question
from quizgen.quiz import Edition, Quiz, publish
from quizgen.response import Response
from quizgen.sources import Material

# Parsed text ------------------------------------------------------------------------------------------------------------

UNIVERSAL = {
    "DT": "DET", "PDT": "DET", "IN": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "EX": "PRON",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "RP": "ADP", "UH": "INTJ",
}  # fmt: skip
"""Parts of speech by Penn tag; verbs and marks are told apart below."""

CLINGING = frozenset(". , ; : ? ! ) ” ’ ’s 's n’t n't %".split())
"""What stands right after the word before it."""

OPENING = frozenset("( “ ‘".split())
"""What the next word stands right after."""


def analysis_of(tagged: str, *, title: str | None = None, names: Mapping[str, str] | None = None) -> Analysis:
    """An analysis of tokens written word/TAG, word/TAG/dep or word/TAG/dep/head, one sentence a line, paragraphs parted by a
    blank line.

    >>> analysis_of("The/DT/det/storm storm/NN/nsubj/broke broke|break/VBD/ROOT ./.").article.text
    'The storm broke.'

    The head is a word of the sentence, the nearest of that spelling; a token without one governs itself. A lemma that is
    not the word in small letters follows a bar. `names` gives the label of each stretch of words that is a name.
    """
    paragraphs = [[line.split() for line in part.strip().split("\n")] for part in tagged.strip().split("\n\n")]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    texts: list[str] = []
    start = 0
    for number, lines in enumerate(paragraphs):
        text = ""
        for line in lines:
            first, at = len(tokens), 0
            for written in line:
                word = _word(written)
                text += "" if not text or text[-1] in OPENING or word in CLINGING else " "
                at = at if len(tokens) > first else start + len(text)
                tokens.append(_token(written, line, first=first, i=len(tokens), start=start + len(text), sentence=len(sentences)))
                text += word
            sentences.append(Sentence(len(sentences), number, first, len(tokens) - 1, at, start + len(text)))
        texts.append(text)
        start += len(text) + len("\n\n")
    article = Article(title, None, tuple(texts))
    return Analysis(article, tuple(sentences), tuple(tokens), _mentions(tokens, names or {}))


def _word(written: str) -> str:
    return written.partition("/")[0].partition("|")[0]


def _token(written: str, line: list[str], *, first: int, i: int, start: int, sentence: int) -> Token:
    spelled, tag, dep, governor = (*written.split("/"), "", "")[:4]
    word, _, lemma = spelled.partition("|")
    same = [first + j for j, other in enumerate(line) if _word(other) == governor]
    head = min(same, key=lambda j: abs(j - i)) if governor else i
    pos = "AUX" if dep.startswith("aux") else "VERB" if tag.startswith("VB") else UNIVERSAL.get(tag, "PUNCT")
    own = word if pos == "PROPN" else word.lower()
    return Token(i, word, lemma or own, pos, tag, dep, head, start, start + len(word), sentence)


def _mentions(tokens: list[Token], names: Mapping[str, str]) -> tuple[Mention, ...]:
    found = []
    for name, label in names.items():
        count = len(name.split())
        for i in range(len(tokens) - count + 1):
            if [token.text for token in tokens[i : i + count]] == name.split():
                found.append(Mention(i, i + count - 1, label, name))
    return tuple(sorted(found, key=lambda mention: mention.first))


# Quizzes and editions ---------------------------------------------------------------------------------------------------

ARTICLE = Article("The mill", "A. Miller", ("The mill stood by the river.", "It burned down in 1907."))


def edition_of(*questions: Question, points: int = 1) -> Edition:
    """The questions as published, each worth the same."""
    return publish("The mill", ARTICLE, [(question, Fraction(points)) for question in questions])


def quiz_of(*questions: Question, article: Article = ARTICLE, shortfall: str | None = None) -> Quiz:
    """The questions as generated, each on a sentence of its own."""
    chosen = tuple(
        Candidate(question=question, sentence=i, worth=0.9, safety=0.9, about=question.prompt, spares=("a spare one",))
        for i, question in enumerate(questions)
    )
    return Quiz(article, chosen, shortfall)


def right_responses(question: Question) -> tuple[Response, ...]:
    """Every response that a question must give the full mark, or must leave to a person."""
    flat = question.flatten()
    return (dict(flat.pairs),) if flat.pairs else flat.rubric or flat.key


def span_of(words: str, article: Article = ARTICLE) -> Span:
    """Where those words stand in the article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


# Attempts ---------------------------------------------------------------------------------------------------------------

NINE = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)


def minute(after_nine: float) -> datetime:
    """A moment of the lesson."""
    return NINE + timedelta(minutes=after_nine)


def started(at: float = 0) -> Started:
    """The attempt begins."""
    return Started(at=minute(at))


def answered(slot: int, response: Response, seq: int = 1, *, tab: str = "tab", at: float = 1, waited: float = 0) -> Answered:
    """An answer that arrives `at` minutes after nine, having lain in its tab's outbox for `waited` minutes."""
    return Answered(at=minute(at), slot=slot, client_id=tab, client_seq=seq, response=response, waited=timedelta(minutes=waited))


def submitted(at: float = 10) -> Submitted:
    """The student hands in."""
    return Submitted(at=minute(at))


# Pages to clean ---------------------------------------------------------------------------------------------------------

BODY = (
    "When the ferry to Orsay stopped in 1994, the island lost more than a boat. The school closed within two winters, the"
    " shop opened only on Fridays, and most of the young families packed their things and moved to the mainland.",
    "The people who stayed did not wait for help. They bought an old lobster boat with their own savings, painted it"
    " yellow, and taught eleven of their neighbours how to steer it through the narrow channel in every kind of weather.",
    "Today the yellow boat crosses four times a day, and two new families have come to live beside the harbour. “It is"
    " only a boat,” says its first captain, “but it is the road to our front door, and nobody can close it again.”",
)
"""Three paragraphs of running text, enough for an article."""


def material_of(article: Article) -> Material:
    """What was thrown in, when it was the article and nothing else."""
    title = [Piece(article.title, "title")] if article.title else []
    byline = [Piece(article.byline, "byline")] if article.byline else []
    return Material((*title, *byline, *(Piece(text, "body") for text in article.paragraphs)), article.origin)


def page(*, above: tuple[str, ...] = (), within: tuple[str, ...] = (), below: tuple[str, ...] = ()) -> str:
    """A pasted page: title, byline and body, with lines above, in the midst of and below them."""
    head = (*above, "The Yellow Boat", "By Ida Lund")
    return "\n\n".join((*head, BODY[0], *within, *BODY[1:], *below))
