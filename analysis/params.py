"""Every threshold of the package, each with its unit and the reason for its value.

A value whose line names neither a measurement nor examples with their figures is a choice.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kinship:
    """When one text is taken for kin of another; shares are of the shorter text."""

    one_text_unquoted: float = 0.8
    """Share of its words outside marks, in runs, from which two texts are one."""
    one_text_run: int = 25
    """Longest run of such a pair, in words."""
    version_verbatim: float = 0.55
    """Share of its words, in runs, that a version much changed still has."""
    version_run: int = 40
    """Longest run of such a pair, in words."""
    version_same: float = 0.3
    """Share of its aligned sentences that are the same word for word."""
    form_own: float = 0.4
    """Share of details (names, figures, sayings) of its own above which a text is another matter
    in the same form."""
    form_words: int = 120
    """Words up to which figures alone tell a form filled anew; a longer text has more to tell."""
    form_figures: float = 0.5
    """Share of figures of its own, on either side, that makes a short text another matter."""
    quoted_whole: float = 0.5
    """Share of a text's words that stand inside marks of the other."""
    reworded_share: float = 0.6
    """Share of its words in passages of any kind from which a text is another reworded."""
    reworded_some: float = 0.45
    """The same where there is but some evidence."""
    reworded_aligned: float = 0.5
    """Share of its sentences that answer one of the other."""
    reworded_order: float = 0.8
    """Share of the aligned sentences that stand in the order of the other."""
    reworded_links: int = 5
    """Fewest aligned sentences; in shorter texts all are alike by chance."""
    reworded_run: int = 10
    """Longest run outside marks of a reworded text, in words."""
    meant_share: float = 0.3
    """Share of its words in passages of any kind from which the encoder is asked."""
    meant_likeness: float = 0.6
    """Mean cosine of its sentences and the nearest of the other, from which it says the same."""
    meant_in_row: float = 0.5
    """Share of its sentences that answer one of the other in the same order."""
    meant_sentences: int = 4
    """Fewest such sentences."""
    common_words: int = 25
    """Words outside marks, in runs, from which two texts share wording."""
    common_run: int = 12
    """Longest run outside marks of such a pair, in words."""
    digest_length: float = 0.85
    """Length of a digest as a share of the text that it may be made of."""
    digest_sayings: int = 2
    """Sayings of a digest, all of which the other must have."""
    digest_own: float = 0.34
    """Share of a digest's details that the other may lack."""
    digest_details: int = 10
    """Fewest details of a digest."""
    digest_figures: float = 0.5
    """Share of a digest's figures that the other may lack."""
    digest_grams: float = 1.0
    """Content words four in a row in common, for a hundred words outside marks."""
    moved_events: int = 2
    """Events that two versions of one text have at different states, all the same way round, before
    the clock says which came first."""
    lost_details: int = 3
    """Fewest details that a reworded text has lost before it is taken for the later one."""
    lost_times: float = 2.0
    """How many times more it has lost than it adds."""
    lost_share: float = 0.1
    """Share of the other's details that it has lost."""
    lost_length: float = 1.1
    """Length of the later text, as a share of the earlier, up to which it may have lost details."""
    added_share: float = 0.12
    """Share of its own details that it may have added. With these five 119 of 123 directions were
    right, given for .57 of all rewordings."""
    common_share: float = 0.2
    """Share of words outside marks, in runs, from which a common text makes one origin of two."""
    apart_words: int = 20
    """Words outside marks, in runs, that a text written separately may share with any other. With
    12 a fifth of the sources of one event fewer are called so."""
    apart_run: int = 8
    """Longest of those runs, in words."""
    apart_details: int = 12
    """Details that no other text has, before a text counts as written separately for sure."""
    apart_voice: int = 20
    """The same where no quotation is its own."""
    apart_outlets: int = 1
    """Outlets that it may credit: one for a quotation is usual, more make a digest."""
    apart_own: float = 0.4
    """The same as a share of all of its details."""
    apart_own_some: float = 0.25
    """The share from which there is some evidence."""
    apart_length: int = 250
    """Words of a text below which nothing is sure: a short text has few words to share."""


@dataclass(frozen=True)
class Params:
    """The settings of one analysis; equal settings on equal articles give equal tables."""

    # --- shared wording ---
    min_run: int = 5
    """Shortest run of identical words that counts, in words. Runs of 4 are mostly set phrases."""
    passage_kinds: tuple[str, ...] = ("verbatim", "edited", "reworded")
    """Which kinds `passages` looks for."""
    max_gap: int = 8
    """Other words allowed between two runs of one edited passage, on the side that has fewer of
    them."""
    max_insert: int = 20
    """The same on the side that has more of them: a sentence put in or taken out. As many may stand
    between two exact passages of a region that mostly stands in exact words."""
    archive_gap: int = 12
    """As `max_gap`, in a collection above `story_size`: of planted passages .997 are found among
    20,000 articles (.995 with 8), and no more between unrelated ones."""
    interleaved: int = 8
    """Runs looked at, in a collection above `story_size`, for the one that goes on a passage: an
    article may hold a stretch several times, and the runs of all copies stand by turns."""
    min_long_words: int = 3
    """Words of four letters and more that a passage holds at least; with fewer it is a set phrase
    ("at the end of the"). Above `story_size` they must be different and no numbers: of 20,000
    articles' passages .98 lie between related ones (.91 without)."""
    story_size: int = 100
    """Up to this many articles a run of `min_run` words may be a passage and no word of an article
    belongs to two passages of a pair. Above, chance runs of five words outnumber the rest (420,000
    among 20,000 unrelated articles), `min_exact` holds, and every copy of a stretch is reported,
    since an archive is searched rather than read."""
    min_exact: int = 8
    """Identical words that a passage needs in a collection above `story_size`."""
    min_lone: int = 7
    """Words of a passage where all passages of the pair together hold fewer than `min_total`."""
    min_total: int = 12
    """Words in passages of a pair from which on short ones bear each other out."""
    list_words: int = 20
    """A shorter run without one word of up to three letters is a list or a name: nothing holds a
    sentence together."""
    chance_words: float = 400_000.0
    """Product of the words of two texts up to which a run of `min_run` words says something; each
    four-fold product asks for one word more, up to `min_exact`."""
    beside_exact: int = 5
    """A passage beside one that is more than this many times as long says nothing; only asked of
    passages below `min_exact`."""
    beside_reworded: int = 4
    """As `beside_exact`, of reworded passages below `min_region` words."""
    max_places: int = 250
    """Five words that stand in more places are a set phrase or standing text: followed from article
    to article, not between all pairs."""
    stem_letters: int = 6
    """Letters that two words share at their beginning to count as one word when rewording is looked
    for; 5 to 7 do as well."""
    max_unit: int = 30
    """Longest piece compared as one, in words: longer sentences are cut."""
    min_unit: int = 3
    """Shortest piece compared as one, in words: shorter ones are joined to their neighbour."""
    max_units: int = 2000
    """Pieces compared of one text, some 40,000 words; of a longer text the rest is searched for
    exact words only."""
    min_cosine: float = 0.30
    """Two sentences are a trace of rewording from this cosine of their weighted words on; .25 to
    .35 do within a point."""
    min_dice: float = 0.20
    """... and from this share of their words that both hold."""
    max_unit_gap: int = 3
    """Traces at most this many sentences apart on both sides belong to one region."""
    min_region_weight: float = 0.36
    """Part of the weight of a region's words that both sides hold; below, the region is looked at
    with smaller gaps."""
    min_region: int = 32
    """Words from which on a reworded passage needs no more than `min_region_weight`; of 30 words
    and less, half of what is found among development pairs is chance; 30 to 35 do within two
    points."""
    max_uneven_cut: float = 0.33
    """Part of one side of a region that exact passages may take beyond what they take of the other;
    above, what is left is looked at anew from its matched sentences."""
    max_region_ratio: float = 2.5
    """Times by which one side of a region may be longer than the other; above, it is looked at with
    smaller gaps."""
    min_piece: int = 20
    """Words from which on a part of a region may be a passage of its own kind; shorter parts go
    with their neighbour."""
    min_short_region: int = 8
    """Words of the shortest reworded passage; it needs `min_short_weight`."""
    min_short_weight: float = 0.50
    """As `min_region_weight`, for a passage below `min_region` words."""
    min_rest_weight: float = 0.30
    """The same for what is left of a region without its exact passages; below, those passages are
    all there is to show."""
    min_alike: float = 0.1
    """Cosine of the words of two articles from which rewording is searched for; texts on one
    subject reach it, texts on two hardly ever."""
    mostly: float = 0.85
    """From this part of a region on, exact and edited passages speak for it."""
    min_edited: float = 0.60
    """A region whose words stand to this part in exact runs is edited, below reworded."""
    set_standing_aside: bool = True
    """Whether footers, repeated lines and page debris are set aside from passages; off, they count
    like any words."""
    standing_from: int = 6
    """Articles from which on repeated text is judged; among fewer, shared text is what the story is
    about."""
    min_holders: int = 3
    """Articles that hold a footer or repeated line at least."""
    max_standing: int = 80
    """Words of the longest footer or repeated line."""
    edge_words: int = 3
    """Words that may stand between a footer and the edge of its text: a page number, initials."""
    chance_grams: int = 2
    """Runs of `min_run` words that two articles on other subjects may share besides."""
    max_debris: int = 200
    """Characters of the longest line that counts as debris."""
    min_group_overlap: float = 0.5
    """Two passages are one text where they share this part of the stretch that they cover together
    in one article."""

    # --- similarity ---
    dense_limit: int = 2000
    """Up to this many articles every pair has a score; above, only the nearest of each, and a
    passage needs one word more than `min_exact` for each four-fold number."""
    nearest: int = 20
    """Nearest articles kept for each article above `dense_limit`, and the articles, the most alike
    by their words, that rewording is searched for in."""
    min_cluster_share: float = 0.2
    """Articles stand in one group when on average this share of the words of one stands in the
    other; separately written reports of one event stay below 0.05."""
    n_terms: int = 30
    """Distinctive terms listed for each article; more are noise at the length of a news report."""
    keyness_prior: float = 0.5
    """What the whole story weighs when a term of one article is held against the others. From .5 on
    a term that stands oftener elsewhere never ranks higher; below, it can. Of eight terms found in
    every other sentence, those that the rest of the article has three times as often as its
    neighbours, on two halves of the development clusters: .128 and .172 (.1: .138, .189; 1: .123,
    .166; log-likelihood ratio: .126, .173; plain ratio of shares: .098, .143)."""

    # --- names ---
    entity_types: tuple[str, ...] = ("PERSON", "ORG", "GPE", "LOC", "NORP")
    """Types of names kept; the model's other types (laws, events) are unreliable."""
    same_names: tuple[tuple[str, str], ...] = ()
    """Pairs of names that the editor joined."""
    different_names: tuple[tuple[str, str], ...] = ()
    """Pairs of names that the editor parted."""
    speakers: tuple[tuple[str, str], ...] = ()
    """Who says a quotation, as the editor set it: its key (`quotes.key`) and the name."""
    dominant_name: int = 3
    """A shared surname alone, in an article that names neither bearer before, goes to the one whom
    the story names this many times as often as the next; 2 to 5 give one figure on the names
    pack."""
    near_part: float = 0.79
    """Jaro-Winkler likeness, 0-1, from which two given names before one surname, or two surnames
    after one given name, are "nearly alike": Tim and Tom have 0.80, Jon and John 0.93, Smith and
    Smyth 0.89; Jack and John 0.50, Clark and Clinton 0.56."""
    near_name_length: int = 5
    """Fewest characters of names compared letter by letter; among shorter ones one letter is no
    slip (Iran, Iraq)."""
    near_name_long: int = 12
    """From this many characters two differing letters are still nearly alike, below only one."""

    # --- alignment ---
    align_score: float = 0.5
    """Sentences are aligned wherever they stand from this score on: shared weight over mean weight,
    rare words weigh more. On a fourth of the reuse pack links were right 95 times in a hundred
    (.42: 93, .36: 87), on two fourths not looked at 95 and 92; between separate reports of one
    event, links from .42 to .5 mostly join two reports of one fact."""
    align_floor: float = 0.25
    """Lowest score for sentences beside an aligned pair (.3: recall .02 lower, precision .005
    higher; .2: the reverse)."""
    align_words: int = 3
    """Fewest words that aligned sentences share, unless they are equal (4: precision .01 higher,
    recall .025 lower; what goes wrong at 3 is mostly fragments of broken lines)."""
    align_inside: float = 0.4
    """A part of a split sentence has at least this share of its weight in the whole, beyond what
    the other part has."""
    align_gain: float = 0.02
    """Rise of the score that joining two parts must bring."""
    align_rounds: int = 2
    """How far a chain of neighbours or parts may reach from an aligned pair, in sentences."""
    align_repeats: int = 8
    """Copies of one sentence in an article that are held against others of like words; of 684
    real articles one has four copies of a sentence, none more."""
    align_edited: float = 0.7
    """Share of the shorter sentence's words kept in order from which it is edited, not reworded."""
    align_whole: int = 300
    """Up to this many articles every pair is listed; above, only pairs with an aligned sentence."""
    align_prefix: int = 5
    """Letters of a word that count, so that inflected forms meet: on half of the paraphrase pack
    AUC .772, with whole words .765, with plain endings cut .767."""
    align_smooth: int = 20
    """Sentences added to the count of sentences, so that in a story of a few lines the words that
    both sides share do not weigh less than the others."""

    # --- word differences ---
    diff_full_word: int = 4
    """What a kept word earns; with the two below: one full word pays for a run of kept words, a
    preposition with its article does not."""
    diff_slight_word: int = 1
    """What a kept word earns that only binds the sentence (data/words/small_words.txt)."""
    diff_run_cost: int = 3
    """What a run of kept words costs, save at the beginning or end of both texts."""
    diff_likeness: float = 0.72
    """Likeness of letters from which a changed word is shown beside another as its other form
    (prohibits, prohibited: .84). It decides only what stands side by side, so nothing was tuned."""
    diff_letters: int = 4
    """Shorter words look alike by chance (his, this)."""
    diff_cells: int = 4_000_000
    """Largest comparison made at once, in pairs of words (2,000 x 2,000, 40 MB). Longer texts are
    first cut at words that each holds once; a piece that stays too large is wholly replaced."""

    # --- quotations ---
    min_report: float = 0.5
    """Score (0-1) from which a clause counts as somebody's reported words. On PolNeAR's training
    half F of all quotations is level from 0.4 to 0.5 and falls beyond; the higher value names fewer
    things that nobody said."""
    min_reading: float = 0.6
    """Share of the lighter sentence's weight that two sentences of one speaker must share to be
    readings of one utterance."""
    min_reading_long: float = 0.75
    """The same share where both have `long_reading` words: one speaker's long sentences that share
    .4 to .7 were two utterances in five of five cases read, shorter ones in none of four."""
    long_reading: int = 15
    """Words of such a sentence."""
    min_other_speaker: float = 0.8
    """The same share of the heavier sentence where the speakers' names differ: only nearly equal
    words are one utterance."""
    min_unmarked_run: int = 8
    """Quoted words in a row that count as marks dropped even when they are less than half of either
    sentence."""
    min_unattributed: float = 0.45
    """Share of the heavier sentence's weight from which a text's own sentence restates a quoted
    claim."""
    min_reading_run: int = 6
    """Run of equal words that makes two sentences of one speaker readings of one utterance, in
    words."""

    # --- findings ---
    shown_from: float = 0.4
    """Confidence from which a finding is shown; the others are folded as "less certain". On the
    development stories, each judged by a fit without it, 32 of 44 of the first five were right from
    .40, 32 of 45 from .35, 30 of 41 from .50."""
    shown_from_figures: float = 0.6
    """The same for figures and dates, which are sure too easily elsewhere: on 34 clusters of ECB+,
    read by hand, 3 of 17 were right below .6 and 6 of 7 above, web addresses aside."""
    near_figures: float = 0.75
    """Share of the larger figure from which two are near; a digit left out or moved is near too."""
    like_sentences: float = 0.75
    """Alignment score, 0-1, of two sentences so alike that any two figures in them are compared."""
    shown_from_far: float = 0.95
    """The same for figures that are not near, in sentences less alike: of 25 on 94 stories about
    press releases, read by hand, 6 were right, of those that were near 21 of 28."""
    shown_from_times: float = 0.9
    """The same for times of day, mostly of two events: on 52 of those clusters 1 of 9 was right,
    and none of them was surer than this."""
    shown_from_marks: float = 0.6
    """The same for quotation marks in one article alone: on 65 clusters of ECB+ and 60 stories of
    Multi-News, read by hand, 2 of 7 were right below .6 and 1 of 1 above."""
    shown_from_turned: float = 0.9
    """The same for denials (there 0 of 9 right), states of an event (1 of 5) and who acts (0 of 3),
    mostly of another thing or in other words."""
    weight_of_serious: float = 1.6
    """How much more a kind that misleads readers counts than its confidence alone: a name misspelt
    with .9 comes after a figure with .6. A choice, not measured."""

    # --- facts ---
    claim_overlap: float = 0.4
    """Share of the shorter side's content stems that aligned sentences share before their words are
    held against each other, and the surroundings of two verbs before they report one event. Without
    it no planted change more is found, and 22 rows more on a third of the labelled clusters."""
    cue_reach: int = 3
    """Content words that a denial or a hedge governs: in news the verb, its object and one more;
    "no" reaches twice as far."""
    cue_shared: float = 0.5
    """Share of the governed or surrounding content words that the other sentence must have before
    they are compared; of all of them before he and she are held against each other, or a headline
    against a sentence of its article."""
    name_alike: float = 0.6
    """Letters in common (Indel similarity) of two names that may be one: Brno, Bern .75; Menz,
    Mentz .89; Leeds, Lyon .44."""
    form_alike: float = 0.75
    """The same of both words of two names that share none (Oonagh Pirrie, Oona Pirie: .80,
    .91)."""
    surname_alike: float = 0.5
    """The same beside a shared name: Solheim, Solberg .57; Daniel, David .55."""
    close_overlap: float = 0.75
    """Share of the shorter sentence's telling stems in another that makes two sentences answer each
    other without alignment; of its words, that makes one saying of two speakers."""
    close_words: int = 4
    """Fewest such stems, those of two sentences with opposites and the words of one saying as well;
    three are enough when they are the whole shorter sentence. With 3 no planted change more is
    found, and two of 122 honest pairs more alarm."""
    tying_words: int = 2
    """Fewest telling stems in common that tie two things when nothing else does: two sentences each
    nearest to the other in its article, two verbs of one event, two numbers of sentences that are
    not aligned."""
    number_alike: float = 0.48
    """Likeness from which two numbers in sentences that nothing else ties together seem to count
    one thing (0-1): the mean of what the encoder says of the words around them and of their
    phrases. With .40 one of 122 honest pairs more alarms and no planted change more is found."""
    hedge_alike: float = 0.7
    """Cosine of two sentences from which one states what the other doubts. On the development
    stories it raises four, all of them right; .8 raises two, .6 ten of which six are right."""
    hedge_open: float = 0.6
    """The same from which a hedge in another sentence leaves it open in that article: .5 loses two
    of the four, .7 raises no more."""
    hedge_words: float = 0.6
    """Cosine of the words that a doubt governs with their like in the other sentence: .5 raises
    three more there, .7 two fewer."""
    related_likeness: float = 0.3
    """Likeness (Dice, telling stems) of two articles from which numbers of sentences that do not
    answer each other are compared; 1% of unrelated agency reports reach .26."""
    many_articles: int = 16
    """Articles from whose double on one word more in common is asked for, and one for each further
    double: chance grows with the number of pairs; the development clusters have up to 25."""
    loose_rival: float = 0.8
    """Likeness of two sentences that come nearest to each other in their articles, as a share of
    the likeness of the nearest sentence on either side. Without it no planted change more is found,
    and two rows more on those clusters."""
    matter_overlap: float = 0.6
    """Share of the shorter sentence in the other from which two opposites need not govern one
    word."""
    few_sentences: int = 8
    """Sentences of a short report: among so few the nearest one is mostly the answer."""
    loose_short: float = 0.25
    """Likeness (Dice, telling stems) that such a pair needs at least in two short reports; with .5
    six of 202 planted changes fewer are found, and the 5 alarms of 122 honest pairs stay."""
    loose_long: float = 0.5
    """The same in longer texts, where two sentences share a few words by chance; with .25 no
    planted change more is found, and 62 rows more on a third of the labelled clusters."""
    loose_window: int = 5
    """Content words on either side of a trigger within which a loose pair must agree."""
    crowd_articles: int = 10
    """Articles from which sentences no alignment joins must agree around the triggers as well
    before a meaning is said to be turned: in clusters of 10 to 22 five of six such alarms were
    wrong."""
    loose_near: int = 3
    """Telling stems in common in those windows; with 0 three of 202 planted changes more are found,
    three of 122 honest pairs more alarm, and there are 25 rows more on those clusters."""
    fact_about: float = 0.12
    """Numbers said to be inexact (about, nearly) agree up to this share: reporters round 67 to
    "about 60"."""
    fact_rounded: float = 0.05
    """Conversions between units agree up to this share (3 miles, 5 km: 3.4%), and so do shares of
    which one is rounded (6.8%, 7%); other plain rounding up to half of it (412m, 410m)."""
    fact_bound: float = 0.01
    """A bound may be broken by this share: "nearly 60%" of 60.3%; beyond, it contradicts."""
    coverage_score: float = 0.4
    """Lowest alignment score that makes two sentences one statement; below, chains of rewordings
    join unlike statements."""

    # --- a draft held against the others ---
    draft_reach: float = 3.0
    """Words from a place at which a word around it counts half as much as one right beside it."""
    draft_near: float = 0.12
    """Likeness of the words around two equal figures (0-1) from which they count one thing; below,
    the same stands in another context."""
    draft_rival: float = 0.5
    """An equal figure counts while the words around it are this share as alike as those around the
    nearest other figure."""
    draft_answers: float = 0.3
    """Likeness from which another figure or name stands in the place of the draft's."""
    draft_disagree: float = 0.45
    """Likeness from which another figure is told beside one that agrees with the draft."""
    draft_sentence: float = 0.3
    """Likeness of two sentences as bags of words (0-1) from which their claims are compared."""
    draft_turned: float = 0.3
    """Likeness from which two sentences speak of one deed, so that a denial in one turns it."""
    draft_reading: float = 0.6
    """Share of the weight of a quotation's words that another article has, from which it is the
    same utterance in other words; as for two readings in `min_reading`."""

    # --- lineage ---
    kinship: Kinship = Kinship()
    """When one text is taken for kin of another."""
    kin_said: tuple[tuple[str, str, str], ...] = ()
    """What the editor said of two articles: what (`decisions.KIN`), and both article ids."""

    @property
    def apart_score(self) -> float:
        """Score of two sentences that no alignment joins: no aligned pair has a lower one."""
        return self.align_floor

    @property
    def loose_score(self) -> float:
        """Score of two that are only each other's nearest: what they differ in comes last."""
        return self.apart_score * 0.8
