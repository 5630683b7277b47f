"""The cues by which a line shows that it is not the article, by kind.

Each cue is a shape or the trade's own wording of such a line ("3 min read", "Photo:", "Leave a reply"), never a sentence
of one page. How much a cue weighs where it stands is judged elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.cleaning.kinds import Kind
from quizgen.cleaning.shape import DATE, TIME


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue; a line longer than `words` is not judged by it, a sentence only when `sentence` allows it."""

    kind: Kind
    pattern: re.Pattern[str]
    words: int = 20
    sure: bool = True
    sentence: bool = True
    heads: bool = False


def _cue(kind: Kind, pattern: str, words: int = 20, *, sure: bool = True, sentence: bool = True, heads: bool = False) -> Cue:
    return Cue(kind, re.compile(pattern, re.IGNORECASE), words, sure, sentence, heads)


_THIS = (
    r"\b(?:this|the) (?:article|story|post|page|site|website|web site|lesson|biography|recipe|quiz|worksheet|handout|copy|blog"
    r"|passage|text|video|podcast|episode|series|report|interview|entry|topic|thread)\b"
)
_PICTURE = (
    r"(?:photo(?:graph)?|image|picture|illustration|infographic|graphic|video|audio|slideshow|gallery|map|chart|graph|figure"
    r"|diagram|drawing)"
)
_HEAD = r"\W*(?:\(\d+\))?\W*$"

# fmt: off
CUES: tuple[Cue, ...] = (
    # the trade's legal lines
    _cue(Kind.COPYRIGHT, r"^\W*(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b))|©\s*\d{4}|\ball rights reserved\b", 60),
    _cue(Kind.COPYRIGHT, r"\b(?:permission (?:is )?(?:granted|given) to|(?:reprinted|reproduced|used) (?:with|by) permission"
        r"|may not be reproduced)\b", 60),
    _cue(Kind.COPYRIGHT, r"\b(?:licen[sc]ed under|creative commons|cc[- ]by\b)", 30),
    _cue(Kind.COPYRIGHT, r"\b(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice|statement)"
        r"|cookie (?:policy|settings))\b", 25, sentence=False),
    _cue(Kind.COPYRIGHT, r"^(?:disclaimer|disclosure|correction|clarification|editor[’']?s?[’']? note|author[’']s note"
        r"|advertiser disclosure)\s*:", 80),
    _cue(Kind.COPYRIGHT, _THIS + r".{0,40}\b(?:(?:originally|first) (?:appeared|published)|(?:was|is|has been) (?:originally "
        r"|first )?(?:published|updated|corrected|produced|edited|reviewed|adapted|protected|made possible)|not a substitute)\b",
        60),
    _cue(Kind.COPYRIGHT, r"^(?:originally published|first published|reprinted from|adapted from|source material)\b",
        25, sentence=False),
    _cue(Kind.COPYRIGHT, r"^powered by\b|\bpowered by (?:wordpress|blogger|drupal)\b", 12),
    _cue(Kind.COOKIE, r"\bwe (?:and our partners )?use cookies\b|\b(?:uses|using|accept|reject|allow|manage|necessary|essential"
        r"|these) (?:all )?cookies\b.*\b(?:you|your|consent|site|preferences|settings)\b|^(?:accept|reject|allow"
        r"|manage)(?: all)?(?: cookies)?$|\bcookie (?:policy|settings|preferences|notice)\b", 80),
    _cue(Kind.COOKIE, r"\bpartners?\b.{0,60}\b(?:store|access|process|use|share)\b.{0,80}\b(?:device|cookies|identifiers"
        r"|data)\b", 80),
    _cue(Kind.COPYRIGHT, r"\baffiliate (?:links?|partners?|commissions?)\b", 60),
    _cue(Kind.COPYRIGHT, r"^[“\"].{1,80}[”\"],? by .{1,60}\b(?:is|are) (?:in the public domain|licensed|used)\b", 40),
    # accounts, newsletters
    _cue(Kind.ACCOUNT, r"\b(?:log|sign)[ -]?(?:in|up|on)\b.{0,40}\b(?:to|for|with|using|or)\b.{0,30}\b(?:join|continue|read"
        r"|comment|repl(?:y|ies)|view|save|access|post|newsletters?|updates|alerts|account|free|e-?mails?|our|your)\b", 40),
    _cue(Kind.ACCOUNT, r"^(?:\W*(?:log|sign)[ -]?(?:in|out|up)\b)|\blog ?out\b|\b(?:already|not yet|become) an? (?:subscriber"
        r"|member)\b|\b(?:create|register for|open) (?:an?|your|a free) (?:free )?account\b"
        r"|\bforgot(?:ten)? (?:your )?password\b", 20, sentence=False),
    _cue(Kind.ACCOUNT, r"\balready (?:an? )?(?:subscriber|member|registered)\?|\b(?:create|register for|open) (?:an?"
        r"|your) (?:free )?account\b|\b(?:free|articles?|stories) (?:articles?|stories|left|remaining) .{0,12}\b(?:this month"
        r"|left|remaining)\b", 30),
    _cue(Kind.ACCOUNT, r"\b(?:subscribe|sign up|register)\b.{0,40}\b(?:newsletter|e-?mails?|inbox|alerts|updates|today|now"
        r"|for (?:free|[$£€]\d)|to (?:our|the|this|continue|read|keep))\b|^subscribe\b", 40, sentence=True),
    _cue(Kind.ACCOUNT, r"\bnewsletters?\b.{0,60}\b(?:inbox|sign|subscribe|e-?mail|weekly|daily|every|free)\b|\b(?:in"
        r"|to) your (?:e-?mail )?inbox\b|^(?:enter )?your e-?mail(?: address)?\b|\bunsubscribe\b", 40),
    _cue(Kind.ACCOUNT, r"^join (?:[\d,.]+k?|thousands|millions)\b.{0,12}\b(?:other|of|readers|subscribers|people|curious|who)\b",
        20),
    _cue(Kind.ACCOUNT, r"^get (?:the|our|your) .{0,40}\b(?:news|stories|headlines|stor(?:y|ies)|best|posts?|recipes|updates"
        r"|tips)\b.{0,60}\b(?:day|weekday|week|month|morning|every|free|e-?mail|inbox|a\.m\.)", 30),
    _cue(Kind.ACCOUNT, r"\b(?:free account|free trial|premium (?:member|account|content)|members? only|support (?:our"
        r"|independent|quality) (?:work|journalism|site|reporting)|make a (?:donation|gift)|donate (?:now|today)|patreon"
        r"|buy (?:me|us) a coffee)\b", 30, sure=False),
    _cue(Kind.ACCOUNT, r"^(?:donate|contribute|support us|give)\b(?: (?:now|today|here|to .{1,40}))?" + _HEAD, 9, sentence=False),
    _cue(Kind.ACCOUNT, r"^enter your (?:postcode|zip ?code|name|address|mobile|phone|e-?mail)\b"
        r"|\b(?:we|we[’']ll) (?:only )?use your (?:sign-?up|details|data|information|e-?mail)\b"
        r"|\bin ways you[’']ve (?:consented|agreed)\b", 40),
    _cue(Kind.ACCOUNT, r"\b(?:in one|by|in a single) e-?mail\b.{0,40}\b(?:sent|every|each|daily|weekly)\b", 30),
    _cue(Kind.ACCOUNT, r"\b(?:sent|delivered|straight) (?:out )?(?:to you )?every (?:weekday|week|day|morning|evening|month)\b",
        30, sure=False),
    _cue(Kind.SHARE, r"^(?:do you )?(?:love|like|enjoy|want more) (?:stories|articles|posts|reads|features|recipes)"
        r" like (?:this|these)|^(?:love|like|enjoy) long reads\b", 20),
    _cue(Kind.ACCOUNT, r"^members (?:get|enjoy|receive|save)\b|\bmembers get free\b", 25),
    # sharing
    _cue(Kind.SHARE, r"^(?:share|tweet|like|pin|print|e-?mail|save|send|bookmark|recommend|rate|listen to|download|cite|report"
        r"|translate)\s+" + _THIS, 16),
    _cue(Kind.SHARE, r"\b(?:follow|like|find|join|visit) (?:us|me|him|her|them|the author|our page)\b.{0,20}\b(?:on|at|@"
        r"|facebook|twitter|instagram)", 25),
    _cue(Kind.SHARE, r"^(?:share|tweet|follow|spread the word)(?: (?:it|this|on|via|with|us|now|your .*))*" + _HEAD,
        8, sentence=False),
    _cue(Kind.SHARE, r"\bshare (?:on|via|to) (?:facebook|twitter|x|whatsapp|pinterest|linkedin|reddit|e-?mail)\b", 25),
    _cue(Kind.SHARE, r"\b[\d,.]+k? (?:shares|likes|views|reads|retweets|claps|upvotes|followers)\b" + _HEAD, 8, sentence=False),
    _cue(Kind.SHARE, r"^(?:print|pin|save|rate|share)\s+(?:it|me|recipe|article|story|post|page)\b(?: for later)?" + _HEAD, 6),
    _cue(Kind.SHARE, r"[★☆⭐]{3,}|^\W*\d(?:[.,]\d+)? (?:stars? )?(?:from|out of|based on) \d+(?: (?:votes?|ratings?|reviews?"
        r"|stars))?\W*$",
        12, sentence=False),
    _cue(Kind.SHARE, r"^\d[\d.,]* ?[km]$", 1),
    _cue(Kind.SHARE, r"^@\w{2,30}$|\bpic\.twitter\.com/|^\d{1,2}:\d\d [ap]m\W+\w{3,9} \d{1,2}, \d{4}|\bcontent provided by"
        r" (?:x|twitter|facebook|instagram|youtube|tiktok)\b"
        r"|\b(?:on|at) (?:instagram|facebook|twitter|tiktok|pinterest)\b.{0,12}@\w", 30),
    # finding one's way
    _cue(Kind.NAVIGATION, r"^(?:skip|jump|go|back|return) to(?: the)?(?: main| top)?\W*(?:content|story|article|navigation"
        r"|section|top|search|home|main|text|page|menu)\b|^(?:jump|skip) to\b", 60, sentence=False),
    _cue(Kind.NAVIGATION, r"^(?:search|find)\b.{0,24}(?:…|\.\.\.)$|^search (?:this|our|the) (?:site|blog|website)", 8),
    _cue(Kind.NAVIGATION, r"\b\d+(?:[- ]\d+)?[ -]?min(?:ute)?s?\.?(?: |-)?(?:read|listen|watch)\b|^(?:estimated )?(?:reading"
        r"|read) time\b", 10, sentence=False),
    _cue(Kind.NAVIGATION, r"^(?:font|text) size\b|^listen(?: now| to " + _THIS[2:] + r")?\s*(?:\(?\d+:\d\d\)?)?$|^(?:play|watch"
        r"|listen)(?: now)?\s*\(?\d+:\d\d\)?$|^\[?\(?\d{1,2}:\d\d(?::\d\d)?\)?\]?$", 10),
    _cue(Kind.NAVIGATION, r"(?:>>|»|→|›|⟶|▸)\s*$|^\s*(?:<<|«(?!.*»)|←|‹|⟵)", 14, sentence=False),
    _cue(Kind.NAVIGATION, r"\b(?:tap|click|swipe|scroll|hover|press)\b.{0,24}\b(?:to|for|here|below|image|photo"
        r"|link)\b.{0,20}\b(?:enlarge|expand|zoom|play|more|continue|see|view|open|read|download|here)?", 16, sure=False),
    _cue(Kind.NAVIGATION, r"\b(?:enable|turn on|requires) java ?script\b|\byour browser (?:does not|doesn[’']t)\b|^loading\b|%s"
        r"|\{\{.*\}\}", 30),
    _cue(Kind.NAVIGATION, r"^(?:table of )?contents" + _HEAD + r"|^in this (?:article|section|chapter|issue|guide)\b.{0,3}$"
        r"|^(?:toggle|open|close|main|site) (?:navigation|menu|nav)\b", 8, sentence=False),
    _cue(Kind.NAVIGATION, r"^from wikipedia\b|^\w+ from (?:wikipedia|wikimedia)\b|^(?:view|edit|read) (?:source|history|talk)\b"
        r"|^(?:category|categories|tags?|topics?|filed under|posted in|keywords?|labels?|related topics|sections?"
        r"|department)\s*:", 25, sentence=False),
    _cue(Kind.NAVIGATION, r"^https?://\S+$|^www\.\S+$|^\S+@\S+\.\w+$|^(?:tel|phone|fax)\b\W*[\d()+ -]+$", 3),
    _cue(Kind.NAVIGATION, r"^(?:posted|published|filed|updated|written)(?: (?:on|in|at|by|under))*\b.{0,80}(?:\||·|•).{0,60}$",
        20, sentence=False),
    _cue(Kind.NAVIGATION, r"^\[/?[a-z]+(?:[_-]\w+)+[^\]]*\]$|^\{%.*%\}$", 20),
    _cue(Kind.NAVIGATION, r"\((?:pdf|docx?|pptx?|xlsx?|zip|mp3|mp4|epub)\b[^()]*\)$"
        r"|^[^.]*\b\d+(?:[.,]\d+)? ?[km]b\)?$", 14, sentence=False),
    _cue(Kind.NAVIGATION, r"^(?:gallery|room|hall|stop|station|panel|case|exhibit|audio ?guide|floor"
        r"|level)\s+\d+\b\s*(?:[|–—:·/-].*)?$",
        12, sure=False, sentence=False),
    _cue(Kind.PAGE, r"^(?:\d{1,4}\s+)?(?:(?-i:[A-Z]{4,})\s+)?(?:spring|summer|autumn|fall|winter) \d{4}"
        r"(?:\s+(?-i:[A-Z]{4,}))?(?:\s+\d{1,4})?$", 8, sentence=False),
    _cue(Kind.PAGE, r"\bvol(?:ume)?\.? ?\d+,? (?:\(\d+\)|(?:no|issue|nr|number)\.? ?\d+)|\bissn\b", 16, sentence=False),
    _cue(Kind.NAVIGATION, r"^from [A-Z]\w+(?:, the \w+ (?:\w+ )?encyclop(?:a|æ|ae)?edia)?$", 8, sure=False, sentence=False),
    _cue(Kind.RELATED, r"^not to be confused with\b|^(?:main articles?|further information|see also)\s*:|^for .{1,60}, see\b"
        r"|\bredirects here\b|^this (?:article|page) is about\b", 30),
    # other pages
    _cue(Kind.RELATED, r"^(?:related|recommended|more|latest|top|popular|recent|trending|most (?:read|popular|viewed|shared"
        r"|commented)|other|similar|featured)(?: (?:news|story|stories|articles?|posts|reading|links|coverage|content|topics"
        r"|videos"
        r"|reads|from .{1,30}|on .{1,30}|in .{1,30}|like this|for you|now|today|this (?:week|month)))*" + _HEAD,
        8, sentence=False, heads=True),
    _cue(Kind.RELATED, r"^(?:you (?:may|might|will|could) (?:also )?(?:like|enjoy|be interested in)|(?:read|see|watch|try"
        r"|explore|discover) (?:also|next|more|this next|these next)|up next|what to read next|also (?:read|see|in the news)"
        r"|don[’']t miss|editors?[’']?s? (?:picks?|choice)|keep (?:reading|exploring)|in case you missed it|from (?:the"
        r"|our) archives?|more (?:stories|articles|posts|news)|people also (?:read|ask)|around the web"
        r"|readers also liked)\b.{0,20}" + _HEAD, 8, sentence=False, heads=True),
    _cue(Kind.RELATED, r"^(?:related(?: \w+)?|read (?:more|next|also)|see also|also read|more on this|watch(?: more)?|next"
        r"|previous|up next|try (?:these|this) next|next (?:lesson|article|story|post|chapter|week)|previous (?:lesson|article"
        r"|story|post)|recommended|don[’']t miss|in depth|go deeper)\s*(?::|>>|»|→|\|)\s*\S", 30),
    _cue(Kind.RELATED, r"^(?:next|previous|older|newer) (?:lesson|article|story|posts?|chapter|page|entries)\b",
        16, sentence=False),
    _cue(Kind.RELATED, r"^(?:photos|video|watch|gallery|quiz|podcast|listen|opinion|live|exclusive|updated?)\s*:\s",
        16, sure=False, sentence=False),
    _cue(Kind.RELATED, r"^(?:you (?:may|might|will) (?:also )?(?:like|enjoy)|also (?:read|see)|related posts?"
        r"|more from)\W{0,2}:\s*\S", 30),
    # comments
    _cue(Kind.COMMENT, r"^(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)\b|^(?:join"
        r"|start) the (?:conversation|discussion)\b|^be the first to (?:comment|reply)|^(?:no |\d+ |one |view (?:all )?|show "
        r"|load (?:more )?|read )(?:comments?|responses?|replies|thoughts? on)\b(?! (?:from|by|about|in|of|were|was|that)\b)"
        r"|^(?:comments?|responses|replies|discussion)" + _HEAD, 14, sentence=False, heads=True),
    _cue(Kind.COMMENT, r"\bcomments? (?:on .{0,40})?(?:are|is|have been|has been) (?:now )?(?:closed|disabled|moderated|off)\b"
        r"|\bwill not be published\b|\brequired fields\b|\bnotify me of\b|^you are commenting\b|^reply(?: to .{1,40})?$", 30),
    _cue(Kind.COMMENT, r"^\S.{0,40}\b(?:says?|said|wrote|commented|replied|posted)\W{0,3}\s*(?:on |at )?(?:" + DATE
        + r"|\d+ \w+ ago)(?:[\s,·|•-]+(?:at )?" + TIME + r")?(?:\W*reply)?\W*(?::\s.*)?$", 16),
    _cue(Kind.COMMENT, r"^(?:joined|posts|reputation|location|likes received|quote|upvote|member since"
        r"|last edited by)\b\W*(?:[:\d#]|$).*$", 8, sentence=False),
    _cue(Kind.COMMENT, r"^last edited (?:by|on|at)\b.{0,80}\d", 30),
    # advertising
    _cue(Kind.ADVERT, r"\b(?:is|are) (?:supported|sponsored|presented|brought to you) by\W*$", 10, heads=True),
    _cue(Kind.ADVERT, r"^\W*(?:advertisements?|advertorial|sponsored(?: content| post| links?)?|promoted|promotion"
        r"|paid (?:content|post|partnership)|ad)\W*$", 4, heads=True),
    _cue(Kind.ADVERT, r"^(?:advertisement|sponsored)\s*[:|–—-]|^(?:sponsored|presented|brought to you) by\b|\b(?:story|article"
        r"|text|content) continues (?:below|after)\b|^continue reading\b", 20),
    _cue(Kind.ADVERT, r"\b(?:\d+ ?% off|buy now|shop now|order now|free shipping|free delivery|limited[- ]time offer"
        r"|use (?:the )?(?:promo )?code|while supplies last|best price|click to buy)\b", 20, sure=False),
    _cue(Kind.PAGE, r"^\W*(?:continue[sd]?|cont[’']?d\.?|turn|see|go)\b(?: (?:on|to|from|over))* (?:page|p\.) ?\w?\d+\W*$", 8),
    _cue(Kind.ADVERT, r"(?-i:^(?:FOR SALE|FOR RENT|TO LET|WANTED|LOST|FOUND):)", 40),
    _cue(Kind.ADVERT, r"^\S.{2,60}\s[–—-]?\s?[$£€]\d+(?:[.,]\d\d)?$", 10, sentence=False),
    _cue(Kind.ADVERT, r"^shop (?:this|the|our|my) \w+" + _HEAD, 6, sentence=False, heads=True),
    # pictures
    _cue(Kind.CAPTION, r"\S[ .]credits?:\s+(?-i:[A-Z]).{0,60}$", 60),
    _cue(Kind.CAPTION, r"(?:^|[.;] )(?:(?:far )?(?:right|left)|above|below|top|bottom|cent(?:re|er)|opposite|inset"
        r"|facing page|clockwise from [\w ]{3,20})"
        r"(?: (?:left|right))?: (?!\W*[“\"])", 60),
    _cue(Kind.CAPTION, r"^\W{0,2}(?:" + _PICTURE + r"s?|credits?|caption|courtesy)(?: (?:credits?|by|courtesy|caption"
        r"|source))*\s*(?:[:|/]|\bcourtesy\b)", 60),
    _cue(Kind.CAPTION, r"^" + _PICTURE + r"s?(?: credits?)? (?:by|courtesy(?: of)?|from|via|provided by)\s+(?-i:[A-Z])",
        14, sentence=False),
    _cue(Kind.CAPTION, r"^(?:figure|fig\.?)\s*\d+(?:[.-]\d+)*[a-z]?\b(?! (?:shows?|illustrates|gives|compares|presents|depicts"
        r"|is|are|was|were|has|and|to|makes|suggests|in)\b)", 60),
    _cue(Kind.CAPTION, r"^(?:table|box|map|chart|graph|plate|exhibit|image|photo|diagram)\s+\d+(?:[.-]\d+)*[a-z]?\s*[.:–—-]\s",
        50),
    _cue(Kind.CAPTION, r"\((?:photo(?:graph|s)?|image|picture|illustration|courtesy|credit|source|ap|reuters|afp|getty"
        r"|via)\b[^()]*\)\W*$", 60),
    _cue(Kind.CAPTION, r"(?-i:\([A-Z][^()/]{1,40}/\s?[A-Z][^()/]{1,40}\))\W*$", 60),
    _cue(Kind.CAPTION, r"(?-i:\((?:The )?[A-Z])[^()]{1,40}\b(?:Society|Museum|Archives?|Library|Collection|Images|Photos?"
        r"|Pictures|Agency)\)\W*$", 60),
    _cue(Kind.CAPTION, r"(?:^|[/|] ?)(?:getty images|shutterstock|alamy|unsplash|ap photo|istock|wikimedia commons|reuters|afp"
        r"|associated press)\b[^.]{0,30}$", 12, sentence=False),
    _cue(Kind.CAPTION, r"^\[[^\]]*\b(?:" + _PICTURE + r"|music|applause|advert\w*|click|tap|embed\w*|tweet|play)\b[^\]]*\]$", 30),
    _cue(Kind.CAPTION, r"^(?:sources?|data|graphic|map data)\s*:\s*\S", 25, sentence=False),
    _cue(Kind.CAPTION, rf"[.…!?][”\"]? {_PICTURE}s?(?: (?:by|credits?|courtesy(?: of)?))? ?[:/©] ?\S.{{0,60}}$"
        rf"|^{_PICTURE}s? ?©", 60),
    _cue(Kind.CAPTION, rf"^(?:view|open|see|enlarge|show|expand)\b.{{0,20}}\b{_PICTURE}s?\b.{{0,20}}$", 6, sentence=False),
    _cue(Kind.CAPTION, r"\b(?:inv(?:entory)?|acc(?:ession)?|cat(?:alogue)?)\.? ?(?:no\.? ?)?[a-z]{0,3}\.? ?\d[\d./-]*\W*$", 40),
    _cue(Kind.CAPTION, r"^(?:(?:lent|loaned|donated|given|purchased) by|on loan from|(?:gift|bequest|loan|courtesy"
        r"|collection) (?:of|from))\b",
        20, sentence=False),
    # the classroom
    _cue(Kind.WORKSHEET, r"_{3,}|\.{8,}|^(?:name|date|class|period|teacher|score|student)\s*:\s*$", 40),
    _cue(Kind.WORKSHEET, r"\bdo not (?:write|mark) (?:on|in) (?:this|the)\b|\bturn (?:over )?the page\b|\b(?:stop"
        r"|wait for)\b.{0,20}\binstructions\b|\bclass ?set\b|\bclass(?:room)? copy\b", 25),
    _cue(Kind.WORKSHEET, r"^(?:directions?|instructions?|task|objective|standard|learning (?:goal|objective|target)s?"
        r"|word count|lexile|reading level|grade level|level|difficulty|subject|time allowed|aim|homework|due)\s*:", 40),
    _cue(Kind.WORKSHEET, r"^(?:read|study|look at|listen to) (?:the|this) (?:following )?(?:text|article|passage|story|poem"
        r"|extract)\b.{0,60}\b(?:and|then|below|carefully)\b|\banswer (?:the|these|all)(?: following)? questions\b|^(?:circle"
        r"|underline|tick|match|fill in|complete) (?:the|each)\b.{0,60}\b(?:word|words|answer|answers|gap|gaps|blanks?|box"
        r"|boxes|sentences?|letter|definitions?|meanings?)\b", 40),
    _cue(Kind.WORKSHEET, r"^(?:unit|lesson|module|worksheet|handout|lecture|grade|year|term|week|topic|theme|section|book|exam"
        r"|test|text|reading|passage|booklet|activity|chapter|part|volume)\s+(?:\d+|[A-Z]|[ivx]+)\b\s*(?:[|–—:·/-].*)?$",
        16, sure=False, sentence=False),
    _cue(Kind.WORKSHEET, r"^(?:handout|worksheet|page|unit)\b.{0,30}\bpage \d+\b|^[^.]{0,40}\bpage \d+ of \d+\b", 12),
    _cue(Kind.QUESTIONS, r"^(?:review(?: it)?|(?:comprehension|discussion|review|study|critical thinking|guiding|essay"
        r"|follow-up|reading) (?:questions?|check)|questions?(?: (?:for|to|about|on) .{1,40})?|check (?:your"
        r"|for) (?:understanding|answers)|think (?:about it|and discuss)|talk about it|(?:your turn|over to you)|(?:test|quiz"
        r"|challenge) yourself|check ?point|quick check"
        r"|(?:exercises?|activit(?:y|ies)|tasks?|quiz|homework)(?: \d+| [A-Z])?|after (?:you read|reading)|before (?:you read"
        r"|reading)|writing prompt|true or false\??|answers?|answer key)" + _HEAD, 8, heads=True),
    _cue(Kind.QUESTIONS, r"(?:^|\s)1[.)]\s.*\?\s+2[.)]\s", 120),
    _cue(Kind.WORKSHEET, r"^[☐□◯]|[☐□◯]\s*\w+\s+[☐□◯]", 40),
    _cue(Kind.WORKSHEET, r"^(?:reading|listening|grammar|vocabulary|language|writing)? ?(?:comprehension|worksheet|handout"
        r"|exercise|practice"
        r"|passage|test)\W*(?:\d+ ?[a-z]?|[a-z])?$", 5, sure=False, sentence=False),
    _cue(Kind.WORKSHEET, r"\b(?:you|students|learners) (?:will|should) (?:be able to|learn|discover|find out)\b"
        r"|\bas you read, |\bin this (?:\w+ )?(?:text|passage|excerpt|selection), the (?:author|writer)\b", 80),
    _cue(Kind.WORKSHEET, r"\bT ?/ ?F\b|\btrue \(T\)|^(?:task|exercise|activity|part|question) \d+\b.{0,60}"
        r"\b(?:answer|write|complete|are these|find|match|choose|explain|underline|discuss)\b", 30),
    _cue(Kind.WORKSHEET, r"^.{0,50}\b(?:unit|lesson|week|module)\s+\d+\b.{0,12}\bworksheet\b.{0,8}$", 12, sentence=False),
    _cue(Kind.NAVIGATION, r"^vote now\b|\b[\d,.]+ votes?(?: so far)?$", 8, sentence=False),
    _cue(Kind.TERMS, r"^(?:[\w-]+ )?\((?:noun|verb|adjective|adverb|adj\.?|adv\.?|n\.|v\.)\)\s+\S", 30),
    # boxes
    _cue(Kind.TERMS, r"^(?:key (?:terms?|words?|vocabulary|concepts?)|(?:useful |new |target |academic )?vocabulary|glossary"
        r"|word (?:bank|list|box)|words? to know|new words|terms to know|academic words|useful (?:words"
        r"|phrases))(?: \w+)?\s*(?::.*)?$", 60, sentence=True, heads=True),
    _cue(Kind.FACTS, r"^(?:(?:quick|fast|key|fun|basic|vital) (?:facts?|figures?|stats)|by the numbers|at a glance|in (?:brief"
        r"|numbers)|facts? (?:box|file|sheet|and figures)|factfile|profile|key (?:points|takeaways|dates|figures)"
        r"|(?:learning )?(?:objectives|goals|outcomes)|what you need to know"
        r"|the (?:basics|essentials)|infobox|did you know\??|tl;?dr)\W*$", 6, heads=True),
    _cue(Kind.NOTES, r"^(?:notes?|foot ?notes|end ?notes|references?|bibliography|works cited|sources?|citations?"
        r"|external links|further reading|acknowledge?ments?|literature|see also|notes and references|references and (?:notes"
        r"|further reading))" + _HEAD, 5, sentence=False, heads=True),
    _cue(Kind.NOTES, r"^(?:\^|\[\d+\]|↑)\s*\S|\bretrieved (?:on )?(?:\d|january|february|march|april|may|june|july|august|sept"
        r"|octo|nov|dec)|\bdoi:\s*10\.|\bisbn\b", 80),
    # who wrote it
    _cue(Kind.AUTHOR, r"^(?:about|meet) the (?:authors?|writers?|reporters?|photographer|illustrator)" + _HEAD, 6, heads=True),
    _cue(Kind.AUTHOR, r"\b(?:reach|contact|e-?mail|write to|call|follow) (?:the |our |this )?(?:reporters?|authors?|writers?"
        r"|editors?|newsroom|him|her|them)\b.{0,40}(?:@|\bat\b|\bon\b)|^(?:questions|comments|feedback|tips"
        r"|suggestions)\b.{0,24}\?.{0,12}\b(?:contact|e-?mail|write|tell|let)\b", 25),
    _cue(Kind.AUTHOR, r"\?\W{1,3}(?:e-?mail|contact|write to|tell|get in touch)\b.{0,40}(?:\S@\S|\bus\b)", 30),
    _cue(Kind.COPYRIGHT, r"\b(?:was|is|were|are) (?:made possible|funded|supported|sponsored) by\b", 40, sure=False),
    _cue(Kind.AUTHOR, r"^(?:additional|with) reporting by\b|^(?:edited|translated|illustrated|photographs?|illustrations?"
        r"|fact-checked|medically reviewed|reviewed) by\b", 16, sentence=True),
    _cue(Kind.AUTHOR, r"^(?:[\w-]+ ){0,3}(?:writer|reporter|correspondent|editor|columnist|contributor)s?"
        r"(?:,? (?:in|at|for|of) (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){0,3})?$", 8, sentence=False),
    _cue(Kind.AUTHOR, r"^\S+(?: \S+){0,3} (?:can be reached|can be contacted|tweets|blogs) (?:at|as|on)\b", 25),
    # pages that speak of themselves to their reader
    _cue(Kind.NAVIGATION, r"\b(?:was|did you find|is|do you like|enjoy(?:ed|ing)?|liked?|love) this (?:article|page|story|post"
        r"|lesson|recipe|answer)\b.{0,30}\?", 16),
    _cue(Kind.NAVIGATION, r"\breport (?:an? )?(?:error|mistake|typo|problem|issue|abuse)\b|\bsuggest (?:a|an) (?:correction"
        r"|edit)\b|\bwe (?:welcome|value|appreciate) your feedback\b|^rate this\b|\bhelp us improve\b", 20),
    _cue(Kind.NAVIGATION, _THIS + r".*\b(?:you|your|our|us|free|download|print(?:able)?|available|members|subscribers|readers)\b",
        30, sure=False),
)
# fmt: on
