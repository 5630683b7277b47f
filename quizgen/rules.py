"""Item-writing rules: what may not reach a student, each named and tested.

A rule looks at one flat question and its article. Refusing rules keep a generated question out altogether; cues are
allowed as often as experts let them slip, and `selection` holds a set to that rate. The teacher's editor shows both by
the same names and blocks neither. Rates are shares of 486 expert-written items (OneStopQA) that break the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean, pstdev

from quizgen.article import Article
from quizgen.flat_question import FlatQuestion
from quizgen.question import GAP
from quizgen.wording import contains, content_words, is_profane, numbers, plain, takes_an, without_article, words

Check = Callable[[FlatQuestion, Article], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what to tell the teacher, and the share of expert items that break it (None: refused)."""

    name: str
    advice: str
    check: Check
    expert_rate: float | None = None

    @property
    def refuses(self) -> bool:
        """Whether a generated question that breaks it is dropped."""
        return self.expert_rate is None


_rules: list[Rule] = []


def rule(name: str, advice: str, expert_rate: float | None = None) -> Callable[[Check], Check]:
    """Register a check under its name."""

    def register(check: Check) -> Check:
        _rules.append(Rule(name, advice, check, expert_rate))
        return check

    return register


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of this file."""
    return tuple(_rules)


def broken(question: FlatQuestion, article: Article) -> tuple[Rule, ...]:
    """The rules that a question breaks."""
    return tuple(each for each in _rules if each.check(question, article))


def refusals(question: FlatQuestion, article: Article) -> tuple[Rule, ...]:
    """The refusing rules that a question breaks; the first is enough to drop it, so cues are not tried."""
    return tuple(each for each in _rules if each.refuses and each.check(question, article))


def cues(question: FlatQuestion, article: Article) -> tuple[Rule, ...]:
    """The rules that a question breaks and that experts let slip now and then."""
    return tuple(each for each in _rules if not each.refuses and each.check(question, article))


LONGEST_PROMPT = 45
"""Most words of a prompt, quoted passage apart: beyond it students of 14 lose the thread."""

FEWEST_WORDS_AROUND_GAP = 6
"""Fewest words a gapped sentence may have besides the gap; shorter ones do not pin the word down."""

WIDEST_EVIDENCE = 3
"""Most sentences that prove a fact: what needs more is no single fact. Each pair of a matching has one of its own."""

ABSOLUTE = frozenset("all always completely entirely every impossible must never none only".split())
VAGUE = frozenset("frequently generally many most often rarely seldom several some sometimes usually".split())
OPENING_PRONOUNS = frozenset("he her him his it its she such that their them these they this those".split())
QUESTION_OPENERS = frozenset(
    "according article can could did do does had has have how in is many of the to was were what when where which who why".split()
)


def _answers(question: FlatQuestion) -> tuple[list[str], list[str]]:
    """Right and wrong choices; both empty where choices are labels or there are none."""
    right = set(question.correct or ())
    choices = () if question.is_label_series else question.choices or ()
    return [c for i, c in enumerate(choices) if i in right], [c for i, c in enumerate(choices) if i not in right]


@rule("no-key", "Mark exactly one choice as right, or give an accepted answer.")
def _no_key(question: FlatQuestion, article: Article) -> bool:
    if question.choices is not None:
        return len(question.correct or ()) != 1
    return not question.key and not question.rubric


@rule("few-choices", "Give at least three choices.")
def _few_choices(question: FlatQuestion, article: Article) -> bool:
    return question.choices is not None and len(question.choices) < 3 and not question.is_label_series


@rule("same-choices", "Two choices say the same: change one.")
def _same_choices(question: FlatQuestion, article: Article) -> bool:
    return len({without_article(choice) or choice for choice in question.choices or ()}) < len(question.choices or ())


@rule("nested-choices", "One choice contains another: make them exclude each other.")
def _nested_choices(question: FlatQuestion, article: Article) -> bool:
    choices = [without_article(choice) for choice in question.choices or () if not numbers(choice)]
    return any(a != b and contains(b, a) for a in choices for b in choices)


@rule("overlapping-numbers", "A wrong choice names the same number as the right one: change it.")
def _overlapping_numbers(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    return any(numbers(right) and numbers(right) == numbers(wrong) for right in rights for wrong in wrongs)


@rule("key-in-prompt", "The question already says the answer: leave it out of the question.")
def _key_in_prompt(question: FlatQuestion, article: Article) -> bool:
    asked = set(content_words(question.prompt))
    answers = () if question.is_label_series else question.key
    return any((key := set(content_words(answer))) and key <= asked for answer in answers)


@rule("catch-all", "Replace “all of the above” and the like by a choice of its own.")
def _catch_all(question: FlatQuestion, article: Article) -> bool:
    pattern = (
        r"\b(all|none|both|neither) of (the|these) (above|choices|options|answers)\b|^(all|none|both|neither) of (these|them)$"
    )
    return any(re.search(pattern, plain(choice)) for choice in question.choices or ())


@rule("article-cue", "The “a” or “an” before the gap fits only some choices: write “a/an” or move it into the choices.")
def _article_cue(question: FlatQuestion, article: Article) -> bool:
    shown = question.passage if question.passage and GAP in question.passage else question.prompt
    before = re.search(r"\b(a|an)\s*(?:_+|:|\.\.\.)", shown.lower()) or re.search(r"\b(a|an)\s*$", shown.lower())
    return bool(before) and len({takes_an(choice) for choice in question.choices or ()}) > 1


@rule("fragment", "Write a whole question that ends in a question mark, a full stop or a colon.")
def _fragment(question: FlatQuestion, article: Article) -> bool:
    return len(words(question.prompt)) < 3 or not re.search(r"[?:.!][”\"’']?$|_{2,}", question.prompt.strip())


@rule("prompt-too-long", f"Shorten the question to {LONGEST_PROMPT} words.")
def _prompt_too_long(question: FlatQuestion, article: Article) -> bool:
    asked = question.prompt.replace(question.passage, " ") if question.passage else question.prompt
    return len(asked.split()) > LONGEST_PROMPT


@rule("dangling-pronoun", "The question opens with a word like “he” or “this” that nothing names: name it.")
def _dangling_pronoun(question: FlatQuestion, article: Article) -> bool:
    if question.passage:
        return False
    opening = [word for word in words(question.prompt)[:8] if word not in QUESTION_OPENERS]
    impersonal = re.search(r"\b(is|was) it (that|necessary|possible|important)\b", question.prompt.lower())
    return bool(opening) and opening[0] in OPENING_PRONOUNS and not impersonal


@rule("bad-gap", f"Leave one gap, not at the start, with {FEWEST_WORDS_AROUND_GAP} words or more around it.")
def _bad_gap(question: FlatQuestion, article: Article) -> bool:
    passage = question.passage or ""
    gaps = passage.count(GAP)
    if not gaps:
        return question.kind == "cloze"
    return gaps > 1 or not words(passage.split(GAP)[0]) or len(words(passage.replace(GAP, " "))) < FEWEST_WORDS_AROUND_GAP


@rule("leftover", "Remove markup, addresses and note numbers, and close every quotation mark.")
def _leftover(question: FlatQuestion, article: Article) -> bool:
    parts = [question.prompt, *question.offered, *question.key]
    paired = all(part.count("“") == part.count("”") and part.count('"') % 2 == 0 for part in [*parts, question.passage or ""])
    torn = not paired or any(re.search(r"[^s]’(?:[\s.,?]|$)", part) and "‘" not in part for part in parts)
    return torn or bool(re.search(r"(?:^|\s)-\w|https?://|</?[a-z]+>|\[\d+\]|&[a-z]+;|%s", " ".join(parts)))


@rule("capital-letter", "Begin the question with a capital letter, and all choices alike.")
def _capital_letter(question: FlatQuestion, article: Article) -> bool:
    if question.prompt[:1].islower():
        return True
    starts = [choice.strip()[:1] for choice in question.choices or () if choice.strip()[:1].isalpha()]
    upper = sum(start.isupper() for start in starts)
    return not question.is_label_series and len(starts) > 1 and min(upper, len(starts) - upper) == 1


@rule("final-mark", "End all choices alike, with or without a full stop.")
def _final_mark(question: FlatQuestion, article: Article) -> bool:
    return (
        len({choice.rstrip().endswith((".", "?", "!")) and not choice.endswith(".m.") for choice in question.choices or ()}) > 1
    )


@rule("answer-not-in-article", "The right answer shares no word with the passage that should prove it.")
def _answer_not_in_article(question: FlatQuestion, article: Article) -> bool:
    if question.skill != "fact" or not question.evidence or question.is_label_series:
        return False
    shown = set(words(" ".join(span.of(article.text) for span in question.evidence)))
    return not any(set(content_words(answer) or words(answer)) & shown for answer in question.key or question.rubric or ())


@rule("profanity", "Choose words you would print.")
def _profanity(question: FlatQuestion, article: Article) -> bool:
    shown = [question.prompt, question.passage or "", *question.offered, *question.key, *(question.rubric or ())]
    return is_profane(" ".join(shown))


@rule("wide-evidence", f"Point at {WIDEST_EVIDENCE} sentences at most.")
def _wide_evidence(question: FlatQuestion, article: Article) -> bool:
    ends = re.findall(r"[.?!][”\"’')\]]*(?:\s|$)", " ".join(span.of(article.text) for span in question.evidence))
    return question.skill in {"fact", "vocabulary"} and not question.pairs and len(ends) > WIDEST_EVIDENCE


@rule("key-longest", "The right answer is by far the longest: shorten it or lengthen the others.", 0.010)
def _key_much_longest(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    longer = bool(rights and wrongs) and max(map(len, rights)) > 1.5 * max(map(len, wrongs))
    return longer and max(len(words(right)) for right in rights) > 4


@rule("key-longer", "The right answer is the longest choice; let it not become a habit.", 0.165)
def _key_longer(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    return bool(rights and wrongs) and min(map(len, rights)) > max(map(len, wrongs))


@rule("absolute-cue", "A word like “always” or “never” stands in wrong choices only.", 0.072)
def _absolute_cue(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    return any(ABSOLUTE & set(words(wrong)) for wrong in wrongs) and not any(ABSOLUTE & set(words(right)) for right in rights)


@rule("vague-terms", "Replace “often”, “many” and the like by what is meant.", 0.076)
def _vague_terms(question: FlatQuestion, article: Article) -> bool:
    return any(VAGUE & set(words(wrong)) for wrong in _answers(question)[1])


@rule("echo-cue", "Only the right choice repeats a word of the question.", 0.027)
def _echo_cue(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    rare = {word for word in content_words(question.prompt) if len(word) > 4}
    echoed = any(rare & set(content_words(right)) for right in rights)
    return echoed and not any(rare & set(content_words(wrong)) for wrong in wrongs)


@rule("convergence", "The right choice shares a word with every other choice: vary it.", 0.140)
def _convergence(question: FlatQuestion, article: Article) -> bool:
    rights, wrongs = _answers(question)
    if len(wrongs) < 3:
        return False
    shared = [len(set(content_words(rights[0])) & set(content_words(wrong))) for wrong in wrongs] if rights else [0]
    among = [len(set(content_words(a)) & set(content_words(b))) for i, a in enumerate(wrongs) for b in wrongs[i + 1 :]]
    return min(shared) > 0 and sum(shared) / len(shared) > sum(among) / len(among)


@rule("negative-stem", "Ask for what is so, or write NOT in capitals.", 0.025)
def _negative_stem(question: FlatQuestion, article: Article) -> bool:
    return not question.is_label_series and bool(re.search(r"\b(not|never|except)\b|n['’]t\b", question.prompt))


@rule("unfocused-stem", "Say in the question what is asked, in five words or more.", 0.02)
def _unfocused_stem(question: FlatQuestion, article: Article) -> bool:
    asked = words(question.prompt)
    return question.passage is None and (
        len(asked) < 5 or " ".join(asked).startswith(("which is true", "which of the following"))
    )


@rule("long-stem", "Shorten the question to 30 words.", 0.05)
def _long_stem(question: FlatQuestion, article: Article) -> bool:
    return len(question.prompt.split()) > 30


@rule("uneven-lengths", "Make the choices about equally long.", 0.20)
def _uneven_lengths(question: FlatQuestion, article: Article) -> bool:
    lengths = [len(words(choice)) for choice in question.choices or ()]
    return max(lengths, default=0) > 4 and pstdev(lengths) / fmean(lengths) > 0.26


@rule("both-and", "Split a choice of the form “both A and B”.", 0.03)
def _both_and(question: FlatQuestion, article: Article) -> bool:
    return any(re.search(r"\bboth\b.+\band\b", plain(choice)) for choice in question.choices or ())


@rule("lost-sequence", "Put numbers and dates in order.", 0.05)
def _lost_sequence(question: FlatQuestion, article: Article) -> bool:
    values = [numbers(choice) for choice in question.choices or ()]
    return all(values) and values != sorted(values)


@rule("answer-in-title", "The title gives the answer away.", 0.05)
def _answer_in_title(question: FlatQuestion, article: Article) -> bool:
    if question.skill == "vocabulary" or not article.title or question.is_label_series:
        return False
    return any(contains(article.title, answer) for answer in question.key)
