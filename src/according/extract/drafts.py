"""Drafts of claims: each figure and event with its speakers, its place, its time and its scope.

Law: every figure and every event of a report is in exactly one draft; figures of one sentence that
share speakers, place, time and modality share a draft.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from according.extract.draft import Draft
from according.extract.events.events import Event, find_events
from according.extract.events.modality import is_denied_itself
from according.extract.harm.apportioned import is_set_by
from according.extract.harm.categories import with_categories
from according.extract.harm.dating import event_time, is_background, is_of_late, toll_time
from according.extract.harm.figures import Figure
from according.extract.harm.harm_words import BODILY, states_harm
from according.extract.harm.marks import marked_modality
from according.extract.harm.parts import with_parts
from according.extract.harm.quantities import find_figures
from according.extract.harm.states import is_of_later
from according.extract.harm.totals import is_total
from according.extract.reading import Reading
from according.extract.retotalled import restate, share_totals
from according.extract.speech.attribution import Attribution
from according.extract.text.sentence import Sentence, Token
from according.extract.times import TimeMention
from according.extract.where.afters import is_before, is_long_after, is_set_after
from according.extract.where.apart import times_apart, times_of_finding
from according.extract.where.incidents import Setting, settle
from according.extract.where.moments import called_at, counted_back, earlier_of, length_of, time_of
from according.extract.where.scene import BESIDE, Family, Scene, family_of, scene_word
from according.extract.where.spots import Spot
from according.gazetteer.standing import COARSENESS
from according.model.claim import Modality, Time
from according.model.passage import Passage, covering, passage

_OPEN = frozenset({"possible", "planned", "threatened"})  # of what may be, whenever that is
_IN_A_ROW = frozenset({"conj", "acl"})


def drafts_of(reading: Reading) -> list[Draft]:
    """Drafts of all figures and events; incidents fill in the places and times that none states."""
    scene = Scene(reading)
    figures = with_categories(with_parts(find_figures(reading.sentences)))
    figures = [f for f in figures if not _is_speaker(reading, f)]
    found: list[list[Draft]] = []
    settings: list[Setting] = []
    for sentence in reading.sentences:
        events = find_events(sentence)
        here = [f for f in figures if f.sentence is sentence]
        drafts = [
            _of_figure(reading, told, here, _event_of(told.figure, here, events))
            for told in _told_of(scene, here)
        ]
        spoken_for = {id(d.event) for d in drafts}
        restate(drafts, found)
        _say_together(drafts)
        drafts += [_of_event(reading, scene, e) for e in events if id(e) not in spoken_for]
        found.append(sorted(drafts, key=lambda d: d.mark))
        here_told = [d.setting for d in found[-1] if d.is_of_incident]
        # what came later is what the next sentence speaks of, wherever its own says so
        settings += sorted(here_told, key=lambda s: not s.earlier) or _told(scene, sentence)
    settle(settings, scene.nearest, scene.around)
    share_totals([draft for drafts in found for draft in drafts])
    news = any(not setting.background for setting in settings)
    return [
        draft for drafts in found for draft in _merged([_placed(scene, d, news) for d in drafts])
    ]


def _is_speaker(reading: Reading, figure: Figure) -> bool:
    """ "Three were hurt, *Dr. Shaath* said": whom only a label, or a count before, has for harmed.

    Not where their own words tell of harm: "said Musa, *who was wounded*".
    """
    whole = figure.part_of
    borrowed = whole is not None and not states_harm(figure.word.lower)
    labelled = not figure.by_grammar and figure.value == 1
    if not (labelled or (borrowed and figure.harm in BODILY)):
        return False
    said = (a for a in reading.attributions if labelled or not a.attitude)
    own = (a.own for a in said if a.own.contains(figure.passage))
    telling = (figure.sentence.at(words.start, words.end) for words in own)
    return any(not any(states_harm(t.lower) for t in tokens) for tokens in telling)


def _told(scene: Scene, sentence: Sentence) -> list[Setting]:
    """What a sentence without figures says of where and when an incident was."""
    word, times = scene_word(sentence), scene.reading.times
    called, summoned = scene.called_to(sentence), called_at(times, sentence)
    spot = (scene.place(sentence, word) if word else None) or called
    near = time_of(times, sentence, word, future=False, reach=BESIDE) if word else None
    mention = near if near and near.kind in {"point", "span"} else summoned
    time = mention.time if mention else None
    if spot is None and time is None:
        return []
    definite = word is None or mention is summoned or sentence.is_definite(word)
    background = is_background(time, scene.reading.report.published) and not definite
    return [_spoken(sentence, spot, mention, background, definite)]


def _spoken(
    sentence: Sentence, spot: Spot | None, mention: TimeMention | None, background: bool,
    definite: bool,
) -> Setting:  # fmt: skip
    time, dayless = (mention.time, mention.dayless) if mention else (None, False)
    return Setting(sentence, "speech", spot, time, background, definite=definite, dayless=dayless)


def _placed(scene: Scene, draft: Draft, news: bool) -> Draft:
    """The draft with what its incident says; a total is of the land, else of the nearest place.

    An older event, told as background to ``news``, is nowhere unless its sentences say where.
    """
    spot = draft.setting.spot
    if spot is None and draft.family != "speech":
        spot = scene.country if draft.cumulative else None
        older = draft.modality == "historical" and news
        spot = spot or (None if older else scene.nearest(draft.sentence))
    draft.place, draft.time = spot.place if spot else None, draft.setting.time
    draft.modality = "historical" if _is_undated_past(draft) else draft.modality
    return draft


def _event_of(figure: Figure, others: Sequence[Figure], events: Sequence[Event]) -> Event | None:
    """The event that harmed: of the same word, or one whose verb carries the figure's word.

    Those captured in a fight are told with the fight, and that they were is an event by itself.
    """
    captive = _in_one_breath(figure, others)
    for event in events:
        if event.type not in {"ASSAULT", "COERCE", "PROTEST"}:
            continue
        if captive and event.type == "COERCE":
            continue
        if figure.word.i in {event.word.i, event.clause.i}:
            return event
    return None


class _Told(NamedTuple):
    """A figure with what its sentence says of where and when, and whether it is a total."""

    figure: Figure
    spot: Spot | None
    mention: TimeMention | None
    cumulative: bool


def _told_of(scene: Scene, figures: Sequence[Figure]) -> Iterator[_Told]:
    """The figures of a sentence in its order; those told in a row are totals together.

    "38 dead and *112 wounded* in the past day": both, where the first surely is.
    """
    rows: dict[int, bool] = {}
    for figure in figures:
        spot, mention = circumstances(scene, figure, figures)
        row = _top(figure).i
        if row not in rows:
            rows[row] = is_total(figure, mention, is_town(spot))
        yield _Told(figure, spot, mention, rows[row])


def _of_figure(
    reading: Reading, told: _Told, others: Sequence[Figure], event: Event | None
) -> Draft:
    figure, spot, mention, cumulative = told
    sentence, published = figure.sentence, reading.report.published
    family, part = _family(figure, others), figure.scope == "part"
    chain = _said_by(reading, figure.passage) or _said_of_whole(reading, figure)
    if cumulative:
        counted = mention or length_of(reading.times, sentence, figure.word)
        time = toll_time(figure, counted, published)
    else:
        back = counted_back(reading.times, sentence, figure.word) if mention is None else None
        time = back or event_time(figure, mention, published)
    background = _is_background(reading, figure, time, cumulative)
    span = covering([figure.passage, passage(sentence.text, sentence.start, sentence.end)])
    placed = spot is not None and figure is others[0]
    later = is_of_later(sentence, figure.word, figure.patient, placed) and not background
    earlier = earlier_of(reading.times, sentence, mention) if later and mention else None
    at_last = time if later else None
    return Draft(
        sentence, span, figure.passage.start, chain, family,
        _modality(figure, chain, background),
        Setting(
            sentence, family, spot, (earlier.time if earlier else None) if later else time,
            background or figure.modality == "historical", part,
            not_at=times_apart(reading.times, sentence, figure.word), at_last=at_last,
            dayless=mention is not None and mention.dayless and time is mention.time,
            period=_is_period(mention), earlier=is_before(sentence, figure.word),
        ),
        cumulative, event, [figure], stated=(spot, time),
    )  # fmt: skip


def _modality(figure: Figure, chain: Sequence[Attribution], background: bool) -> Modality:
    """An older event is historical; what somebody says did not happen is negated."""
    if background and figure.modality not in _OPEN:
        return "historical"
    said = chain[-1] if chain else None
    denied = said is not None and (said.stance, said.voice) == ("denies", "indirect")
    happened = denied and figure.modality == "happened" and figure.value != 0
    if said is not None and happened and is_denied_itself(figure.sentence, figure.word, said.cue):
        return "negated"
    return figure.modality


def _is_background(reading: Reading, figure: Figure, time: Time | None, cumulative: bool) -> bool:
    """Whether it is an older event told as background: by its time, or how long ago it was.

    So is what was found out long ago. Not a total of late that the label has for one of now: "212
    were killed last year".
    """
    sentence, published = figure.sentence, reading.report.published
    found = times_of_finding(reading.times, sentence, figure.word)
    if is_long_after(sentence, figure.word) or any(is_background(t.time, published) for t in found):
        return True
    current = cumulative and marked_modality(sentence, figure.passage) == "happened"
    return is_background(time, published) and not (current and is_of_late(time, published))


def _is_undated_past(draft: Draft) -> bool:
    """Whether nothing dates its incident and the labels have it for an older one."""
    dated = draft.time is not None or draft.cumulative or draft.modality != "happened"
    labelled = (
        marked_modality(f.sentence, f.passage)
        for f in draft.figures
        if not is_set_after(f.sentence, f.word)
    )
    return not dated and "historical" in labelled


def _family(figure: Figure, others: Sequence[Figure]) -> Family:
    """Arrests are another act than violence, but captives of a fight and that none was arrested."""
    of_violence = figure.value == 0 or _in_one_breath(figure, others)
    if figure.harm == "detained" and of_violence:
        return "violence"
    return family_of(figure.harm, None)


def _in_one_breath(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether captives are told in a row with the dead: "killed 25, wounded 30, captured *24*"."""
    if figure.harm != "detained":
        return False
    return any(_top(figure) is _top(f) for f in others if family_of(f.harm, None) == "violence")


def _top(figure: Figure) -> Token:
    """The first of the words in a row that the figure's word of harm stands in.

    Who has a subject of his own begins a row: "a bomb killed two and *police* arrested three".
    """
    sentence, top = figure.sentence, figure.word
    while top.dep in _IN_A_ROW and top.head != top.i:
        own = sentence.child(top, "nsubj", "nsubjpass")
        if own is not None and own.tag != "CD":
            break
        top = sentence.tokens[top.head]
    return top


def _said_by(reading: Reading, words: Passage) -> list[Attribution]:
    """Who says a figure; by its last word alone where labels part "more than" from the number."""
    number = words.end - len(words.text.split()[-1])
    chain = reading.chain(words.start, words.end, knowing=True)
    return chain or reading.chain(number, words.end, knowing=True)


def _said_of_whole(reading: Reading, figure: Figure) -> list[Attribution]:
    """Who counted those of whom it counts some, there or one sentence before: "Of the dead, 52".

    A new paragraph tells of them in a voice of its own.
    """
    whole = figure.part_of
    counted = whole and any(
        s.at(whole.start, whole.end) and s.paragraph == figure.sentence.paragraph
        for s in reading.near(figure.sentence, 1)
    )
    return _said_by(reading, whole) if whole and counted else []


def _say_together(drafts: Sequence[Draft]) -> None:
    """ "Of the dead, 52 were women and *37* were under 18": parts of one row are said by one."""
    for before, draft in pairwise(drafts):
        parts = all(d.figures[0].scope == "part" for d in (before, draft))
        if parts and not draft.chain:
            draft.chain = before.chain


def circumstances(
    scene: Scene, figure: Figure, others: Sequence[Figure]
) -> tuple[Spot | None, TimeMention | None]:
    """Where and when its sentence says that a figure was; ``others`` are all of the sentence."""
    sentence, part = figure.sentence, figure.scope == "part"
    anchor = _number(figure) if part else figure.word
    parts = [] if part else [_number(f) for f in others if f.scope == "part"]
    spot = scene.place(sentence, anchor, figure.harm, parts)
    ahead = figure.modality in _OPEN | {"hypothetical"}
    mention = time_of(scene.reading.times, sentence, figure.word, future=ahead)
    own = _own_words(figure, others)
    if own is None:
        return spot, mention
    begin, end = own
    times = (t for t in scene.reading.times if begin <= t.time.start < end and t.kind == "point")
    return scene.within(sentence, begin, end) or spot, next(times, mention)


def _own_words(figure: Figure, others: Sequence[Figure]) -> tuple[int, int] | None:
    """Where a further count of one word of harm stands: "12 were killed in A and *14 in B*".

    From its number to the next figure's; None for the first, of which the word itself tells, but
    where a place or a day stands right behind it ("63 died, against *42 in January*").
    """
    same = sorted(f.passage.start for f in others if f.word.i == figure.word.i)
    alone = is_set_by(figure.sentence.at(figure.passage.end, figure.sentence.end))
    set_off = alone and any(f.passage.start < figure.passage.start for f in others)
    if figure.passage.start in same[:1] and not set_off:
        return None
    behind = (f.passage.start for f in others if f.passage.start > figure.passage.start)
    return figure.passage.end, min(behind, default=figure.sentence.end)


def is_town(spot: Spot | None) -> bool:
    """Whether the words name a town or a finer place."""
    return spot is not None and spot.rank <= COARSENESS["city"]


def _number(figure: Figure) -> Token:
    """The first word of a figure: what a part says of itself hangs on it.

    The word of harm where the number stands in another sentence ("They were arrested").
    """
    here = figure.sentence.at(figure.passage.start, figure.passage.end)
    return here[0] if here else figure.word


def _of_event(reading: Reading, scene: Scene, event: Event) -> Draft:
    sentence, modality = event.sentence, event.modality
    family = family_of(None, event.type)
    chain = reading.chain(event.trigger.start, event.trigger.end)
    spot = scene.place(sentence, event.word)
    future = modality in {"planned", "threatened", "hypothetical", "possible"}
    mention: TimeMention | None = time_of(reading.times, sentence, event.word, future)
    time = mention.time if mention else None
    if modality == "happened" and is_background(time, reading.report.published):
        modality = "historical"
    if modality == "happened" and mention is not None and mention.future:
        modality = "planned"
    setting = Setting(
        sentence, family, spot, time, modality == "historical", loose=event.type != "ASSAULT",
        definite=event.word.is_noun and sentence.is_definite(event.word),
        period=_is_period(mention),
        dayless=mention is not None and mention.dayless,
    )  # fmt: skip
    span = (sentence.start, sentence.end)
    return Draft(
        sentence, span, event.trigger.start, chain, family, modality, setting, False, event,
        stated=(spot, time),
    )  # fmt: skip


def _told_by(first: Event | None, second: Event | None) -> Event | None:
    """The event of figures that are one claim: that of a noun says how ("in *air raids*")."""
    if first is None or second is None:
        return first or second
    return second if first.mode is None and second.word.is_noun else first


def _is_period(mention: TimeMention | None) -> bool:
    return mention is not None and mention.kind in {"since", "span-back"}


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Figures that share everything become one claim, with the event of any of them."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((k for k in kept if k.figures and draft.figures and k.shares(draft)), None)
        if host is None:
            kept.append(draft)
            continue
        host.figures += draft.figures
        host.event = _told_by(host.event, draft.event)
        host.span = (min(host.span[0], draft.span[0]), max(host.span[1], draft.span[1]))
    return kept
