/* From a query to the records that answer it: whole numbers only, so that every machine agrees. */

import { filterOf, Tally } from "./search-facets.js";
import { Best, byDay, byScore, distance, rarity } from "./search-ranking.js";

const AT_ONCE = 20;
/* The weight of a word as it was typed. */
const WHOLE = 20;
/* … of a stem that is known, of one that its endings allow. */
const KNOWN_STEM = 16;
const LIKELY_STEM = 10;
const COMPLETED = 12;
const MISTYPED = 0.8;
const MOST_WORDS = 12;
/* A word in a greater part of the records need not stand in a result. */
const COMMON = 0.4;
/* Bytes of long lists that one query may cost. */
const LISTS = 24_000;
/* Records of a word, with which what it may be made from is not looked for. */
const ENOUGH = 100;
const ALL_LISTS = 20_000_000;
/* Records at most that are read for the sake of a phrase. */
const CHECKED = 120;
const SHORTEST_MISTYPED = 5;
const TWICE_MISTYPED = 8;
/* In Kazakh я and ю are read as two letters. */
const PLAIN = /^[а-эё][а-эё][а-яё]*$/;
const QUOTED = /["«“„]([^"»”“«„]+)["»”“]/g;

export class Engine {
  constructor(index, words) {
    Object.assign(this, { index, words });
  }

  /* The keys under which a word is kept, with what each is worth. */
  keys(word) {
    const moved = (term) => (/^[+*~]/.test(term) ? term.slice(1) + term[0] : term);
    return this.words.weightedTerms(word).map(([term, weight]) => [this.index.encode(moved(term)), Math.round(weight * WHOLE)]);
  }

  /* Topics by their synonyms, districts by their names: each a list of words with their keys. */
  phrases() {
    if (this.phrasesOf === this.index.names) return this.phrasesKnown;
    const phrases = [];
    const { topics, districts } = this.index.names;
    for (const [id, { words }] of Object.entries(topics)) {
      for (const name of words) {
        phrases.push({ key: `#${id}`, words: this.words.tokens(name).map(({ word }) => new Set(this.keys(word).map(([key]) => key))) });
      }
    }
    for (const [id, { words }] of Object.entries(districts)) {
      for (const name of words) phrases.push({ key: `@${id}`, name: this.words.fold(this.words.tokens(name)[0]?.word ?? "") });
    }
    this.phrasesOf = this.index.names;
    this.phrasesKnown = phrases.filter(({ words, name }) => (words ? words.length : name.length > 3));
    return this.phrasesKnown;
  }

  /* Let words that the registers know lead to their topics and districts too. */
  addRegisters(words) {
    for (const phrase of this.phrases()) {
      const concerned = phrase.words
        ? phrase.words.map((keys) => words.find((word) => word.keys.some(([key, weight]) => weight >= WHOLE / 2 && keys.has(key))))
        : [words.find(({ folded }) => folded.startsWith(phrase.name) || (folded.length > 3 && phrase.name.length - folded.length < 3 && phrase.name.startsWith(folded)))];
      if (concerned.every(Boolean)) for (const word of concerned) word.keys.push([phrase.key, WHOLE]);
    }
  }

  parse(text) {
    const phrases = [...text.matchAll(QUOTED)].map(([, quoted]) => this.words.tokens(quoted).map(({ word }) => this.words.fold(word)));
    const tokens = this.words.tokens(text).slice(0, MOST_WORDS);
    const words = new Map();
    for (const { word } of tokens) {
      const folded = this.words.fold(word);
      if (!words.has(folded)) words.set(folded, { text: word, folded, keys: this.keys(word.toLowerCase()), instead: [], nearest: [] });
    }
    return { words: [...words.values()], phrases: phrases.filter(({ length }) => length > 1) };
  }

  /* What stands behind each key in each segment, and in how many records of all. */
  async entries(words, enough) {
    const found = new Map();
    for (const word of words) {
      word.least = word.keys.some(([, weight]) => weight === KNOWN_STEM) ? KNOWN_STEM : LIKELY_STEM;
    }
    await this.look(words.flatMap(({ keys, least }) => keys.filter(([, weight]) => weight >= least || weight === COMPLETED)), found);
    for (const word of words) {
      const count = word.keys.reduce((sum, [key]) => sum + (found.get(key)?.count ?? 0), 0);
      word.cut = count >= enough && word.keys.some(([, weight]) => weight < word.least);
    }
    await this.look(words.flatMap(({ cut, keys }) => (cut ? [] : keys)), found);
    return found;
  }

  async look(keys, found) {
    await Promise.all(
      keys.map(async ([key]) => {
        if (found.has(key)) return;
        const entries = await Promise.all(this.index.segments.map((segment) => segment.entry(key)));
        const count = entries.reduce((sum, entry) => sum + (entry?.count ?? 0), 0);
        if (count) found.set(key, { entries, count, rarity: rarity(count, this.index.records), whole: entries.every((e) => !e || e.heavy < 0) });
      }),
    );
  }

  largest() {
    return [...this.index.segments].sort((one, other) => other.records - one.records).slice(0, 3);
  }

  /* Words of the archive that begin as `folded` does, the most frequent first. */
  async completions(folded, most = 6) {
    const counts = new Map();
    const key = this.index.encode(folded);
    for (const words of await Promise.all(this.largest().slice(0, 2).map((segment) => segment.words(key)))) {
      for (const { own, count } of words) counts.set(own, (counts.get(own) ?? 0) + count);
    }
    const order = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    return order.slice(0, most).map(([own]) => own);
  }

  /* Words of the archive that differ by one letter from `folded`; where there are none, by two. */
  async similar(folded) {
    const half = folded.length >> 1;
    const reversed = [...folded].reverse().join("");
    for (const segment of this.largest()) {
      const found = new Map();
      const [begin, end] = await Promise.all([
        segment.words(this.index.encode(folded.slice(0, half))),
        segment.words(this.index.encode(reversed.slice(0, folded.length - half)), true),
      ]);
      for (const word of [...begin, ...end]) {
        const far = distance(folded, word.folded);
        if (far <= 2) found.set(word.own, { ...word, far });
      }
      if (found.size) {
        const order = [...found.values()].sort((a, b) => a.far - b.far || b.count - a.count || (a.own < b.own ? -1 : 1));
        return order.slice(0, 5);
      }
    }
    return [];
  }

  /* For a word that occurs nowhere: the topics whose names have it, else words that are like it. */
  async mend(word) {
    const own = new Set(word.keys.map(([key]) => key));
    const topics = this.phrases().filter(({ words }) => words?.some((keys) => [...keys].some((key) => own.has(key))));
    if (topics.length) {
      word.keys = [...new Set(topics.map(({ key }) => key))].map((key) => [key, WHOLE]);
      return;
    }
    const { length } = word.folded;
    const similar = length < SHORTEST_MISTYPED ? [] : await this.similar(word.folded);
    const nearest = similar[0]?.far;
    const close = nearest === 1 || length >= TWICE_MISTYPED ? similar.filter(({ far }) => far === nearest) : [];
    word.instead = close.slice(0, 3).map(({ own }) => own);
    word.nearest = similar.map(({ own }) => own);
    const keys = word.instead.flatMap((own) => this.keys(own));
    word.keys = keys.map(([key, weight]) => [key, Math.round(weight * MISTYPED)]);
  }

  /* Decide whose long lists are read: those of rare words first, as many as a query may cost. */
  async load(words, found, budget) {
    let bytes = 0;
    const known = words.filter((word) => word.keys.some(([key]) => found.has(key)));
    const order = [...found].filter(([, { whole }]) => !whole).sort(([a, one], [b, other]) => one.count - other.count || (a < b ? -1 : 1));
    for (const [, term] of order) {
      bytes += term.count * 2;
      if (bytes > budget && bytes > term.count * 2) break;
      term.lists = await Promise.all(term.entries.map((entry, place) => (entry && entry.heavy >= 0 ? this.index.segments[place].apart(entry) : null)));
      term.whole = true;
    }
    for (const word of known) {
      const terms = word.keys.map(([key]) => found.get(key)).filter(Boolean);
      word.count = Math.max(...terms.map(({ count }) => count));
      word.required = word.count <= this.index.records * COMMON && terms.every(({ whole }) => whole);
    }
    if (!known.some(({ required }) => required)) {
      const rarest = known.reduce((one, other) => (other.count < one.count ? other : one));
      rarest.required = true;
    }
    return known;
  }

  async search(text, { filters = {}, order = "relevance", from = 0, typing = false, counts = false, words: given = null, isWanted = () => true } = {}) {
    const { words, phrases } = given ? { words: given, phrases: [] } : this.parse(text);
    if (!words.length) return { words, total: 0, items: [], none: true };
    if (!given) this.addRegisters(words);
    const last = words[words.length - 1];
    if (typing && last.folded.length > 1) {
      for (const own of await this.completions(last.folded)) last.keys.push([this.index.encode(this.words.fold(own)), COMPLETED]);
    }
    const filtered = Object.values(filters).some(Boolean);
    const thrifty = !filtered && !counts && order === "relevance" && !phrases.length;
    const enough = thrifty ? ENOUGH : Infinity;
    let found = await this.entries(words, enough);
    const lost = words.filter((word) => !word.keys.some(([key]) => found.has(key)));
    if (lost.length) {
      await Promise.all(lost.map((word) => this.mend(word)));
      found = await this.entries(words, enough);
    }
    if (!found.size) return { words, total: 0, items: [] };
    const single = words.filter((word) => word.keys.some(([key]) => found.has(key))).length === 1;
    const budget = thrifty ? (single && from < 2 * AT_ONCE ? 0 : LISTS) : ALL_LISTS;
    const known = await this.load(words, found, budget);
    const hits = await this.collect(known, found, { filters: filtered ? filters : null, counts, order, most: from + AT_ONCE + 1, phrases });
    const { total, kept, partial } = hits;
    if (!isWanted()) return { words, total, items: [] };
    if (phrases.length) return { words, counts: hits.counts, partial, ...(await this.withPhrases(kept, phrases, from)) };
    const items = this.once(await this.cards(kept.slice(from, from + AT_ONCE)));
    const more = from + AT_ONCE < kept.length;
    const whole = known.every((word) => !word.cut && word.keys.every(([key]) => found.get(key)?.whole ?? true));
    /* Where all results are on one page, twins are counted once. */
    return { words, counts: hits.counts, partial, items, more, total: more || from ? total : items.length, exact: whole || (hits.alone && !known[0].cut) };
  }

  /* Score the records segment by segment. */
  async collect(known, found, { filters, counts, order, most, phrases }) {
    const before = order === "date" ? byDay : byScore;
    const room = phrases.length ? CHECKED : most;
    const needed = known.filter(({ required }) => required).length;
    const all = new Best(room, before);
    const some = new Best(room, before);
    const any = new Best(room, before);
    const { names } = this.index;
    const tallies = { all: new Tally(names), some: new Tally(names), any: new Tally(names) };
    for (const [place, segment] of this.index.segments.entries()) {
      const facets = filters || counts ? await segment.facets() : null;
      const excludes = facets ? filterOf(facets, filters ?? {}, names) : null;
      const { touched, scores, matched } = this.score(segment, place, known, found);
      for (const record of touched) {
        const hits = matched[record];
        const excluded = excludes ? excludes(record) : "";
        const kind = hits === needed ? "all" : 2 * hits > needed ? "some" : hits ? "any" : "";
        if (kind && excluded !== null) {
          if (counts) tallies[kind].add(facets, record, excluded);
          if (!excluded) ({ all, some, any })[kind].add({ place, record, hits, score: scores[record] });
        }
        scores[record] = 0;
        matched[record] = 0;
      }
    }
    const full = all.seen > 0 || phrases.length;
    const rest = [...some.kept, ...(full ? [] : any.kept)].sort((one, other) => (before(one, other) ? -1 : 1));
    const kept = full && (all.seen >= AT_ONCE || phrases.length) ? all.kept : [...all.kept, ...rest];
    const total = full ? all.seen : some.seen + any.seen;
    for (const hit of kept) hit.missing = hit.hits < needed;
    const alone = known.length === 1 ? Math.max(...known[0].keys.map(([key]) => found.get(key)?.count ?? 0)) : 0;
    return {
      total: filters ? total : Math.max(total, alone),
      alone: known.length === 1 && known[0].keys.filter(([key]) => found.has(key)).length === 1,
      kept,
      partial: !full,
      counts: counts ? (full ? tallies.all.counts : tallies.any.joined(tallies.some)) : null,
    };
  }

  score(segment, place, known, found) {
    segment.room ??= { best: new Int32Array(segment.records), scores: new Int32Array(segment.records), matched: new Uint8Array(segment.records) };
    const { best, scores, matched } = segment.room;
    const touched = [];
    for (const { keys, required } of known) {
      const here = [];
      for (const [key, weight] of keys) {
        const term = found.get(key);
        const entry = term?.entries[place];
        if (!entry) continue;
        const worth = term.rarity * weight;
        for (const list of [entry.near, term.lists?.[place]]) {
          if (!list) continue;
          const { records, impacts } = list;
          for (let each = 0; each < records.length; each++) {
            const record = records[each];
            const value = worth * impacts[each];
            if (!best[record]) here.push(record);
            if (value > best[record]) best[record] = value;
          }
        }
      }
      for (const record of here) {
        if (!scores[record]) touched.push(record);
        scores[record] += best[record];
        if (required) matched[record]++;
        best[record] = 0;
      }
    }
    return { touched, scores, matched };
  }

  cards(hits) {
    return Promise.all(
      hits.map(async (hit) => ({ ...(await this.index.card(this.index.segments[hit.place], hit.record)), missing: hit.missing, score: hit.score })),
    );
  }

  /* A question that was found in two languages is one result. */
  once(cards) {
    const kept = new Map();
    for (const card of cards) {
      const twin = kept.get(card.key);
      if (!twin) kept.set(card.key, card);
      else if (card.group === this.index.lang) kept.set(card.key, { ...card, missing: twin.missing && card.missing });
    }
    return [...kept.values()];
  }

  /* Read the best records until enough of them hold every phrase. */
  async withPhrases(hits, phrases, from) {
    const kept = [];
    let read = 0;
    while (read < hits.length && kept.length < from + AT_ONCE) {
      const cards = await this.cards(hits.slice(read, read + AT_ONCE));
      read += cards.length;
      kept.push(...cards.filter((card) => phrases.every((phrase) => this.holds(card, phrase))));
    }
    const items = this.once(kept);
    const exact = read === hits.length && hits.length < CHECKED;
    return { items: items.slice(from, from + AT_ONCE), total: items.length, exact, more: items.length > from + AT_ONCE || (!exact && read < hits.length) };
  }

  holds(card, phrase) {
    return [card.title, ...card.texts.map(({ words }) => words)].some((text) => {
      const words = this.words.tokens(text).map(({ word }) => this.words.fold(word));
      return words.some((_, start) => phrase.every((word, place) => words[start + place] === word));
    });
  }

  /* Which word of the query each word of a text answers; -1: none. */
  matcher(words) {
    const keys = new Map();
    words.forEach((word, place) => {
      for (const [key] of word.keys) if (!keys.has(key)) keys.set(key, place);
    });
    const beginnings = new Set(Array.from(keys.keys(), (key) => this.index.decode(key.slice(0, 2))));
    /* A plain word begins as all its stems do: most words of a text need no analysis. */
    const differs = (word) => {
      const folded = this.words.fold(word);
      return PLAIN.test(folded) && !beginnings.has(folded.slice(0, 2)) && !this.words.isIrregular(folded);
    };
    const known = new Map();
    return (text) => {
      const word = text.toLowerCase();
      if (!known.has(word)) {
        const own = differs(word) ? null : this.keys(word).find(([key]) => keys.has(key));
        known.set(word, own ? keys.get(own[0]) : -1);
      }
      return known.get(word);
    };
  }
}
