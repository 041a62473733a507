/* From a query to words, and from a word to the terms of the index: what pressroom.searching.words
   does for texts, by the same tables. */

/* Made from plugins/pressroom/searching/words.toml by python -m tools.search_words. */
const TABLES = {"word":"0-9A-Za-zªµºÀ-ÖØ-öø-ɏ̀-ͯͰ-ϿЀ-ҁҊ-ԯḀ-ỿ­","joint":"\\-‐‑'’ʼ‘`","from":"ёқғңәөұүһії","to":"екгнаоуухии","pairs":"sh:ш ch:ч zh:ж kh:х ts:ц a':а o':о u':у g':г n':н s':ш c':ч y':у i':и ıa:ия ia:ия ıo:ио io:ио","latin":"a:а á:а ä:а ə:а b:б c:ц ç:ч d:д e:е f:ф g:г ğ:г ǵ:г h:х i:и ı:и j:ж k:к l:л m:м n:н ń:н ñ:н ŋ:н o:о ó:о ö:о p:п q:к r:р s:с ş:ш t:т u:у ū:у ú:у ü:у ý:у v:в w:у x:х y:ы z:з","signs":"áäəçğǵıńñŋóöşūúüý","sounds":"v=аеёоыэ w=и f=рйу l=л n=мн z=зж","back":"аоы","meeting":["L л=vwf д=lnz т=t","D д=vwflnz т=t","B д=vwflz н=n т=t","Q н=vwn д=flz т=t","C н=vw д=flnz т=t","G г=vwflnz к=t","M м=vwfln б=z п=t","P м=vwfl б=nz п=t"],"endings":["W MYн сYн сYз MYз сYздAр > O","W QYн CY GA DA BAн Mен DAй шA Qики > O","W °н °нA °ндA °нAн °ндAй > T","WO DAгY > O","WO °ндAгY > T","W A > M","T Y °сY > L","M Yм °м Yн °н > L","WO Yм °м Yн °н YнYз °нYз Y °сY YмYз °мYз > L","WOL LAр > S","W YрAк °рAк > S","WOLS GAн AтYн °йтYн итYн у GAндYк GAндYг > V","WO Aр °р PAс PAк GYш > V","W DY DYм DYн DYнYз DYк DYндAр DYнYздAр > V","W сA сAм сAн сAнYз сAк > V","W A AдY AмYн AсYн AсYз AмYз AсYздAр > V","W °й °йдY °ймYн °йсYн °йсYз °ймYз °йсYздAр > V","W и идY имYн исYн исYз имYз исYздAр > V","W Yп YптY YппYн YпсYн YпсYз YппYз уYп=п уYптY=п > V","W °п °птY °ппYн °псYн °псYз °ппYз > V","W GAлY GAншA GAй сYн сYндAр YнYз °нYз YндAр °ндAр YнYздAр °нYздAр > V","W AйYк °йYк AйYн °йYн PAстAн PAйYншA PAкшY улY > V","V PA > U"],"derivations":["N LYк LYг LY сYз шY шYлYк шYлYг шYл LAс GAр гер GY Yншы °ншы LAу > N","V Yл °л Yн °н °т т DYр GYз Yс °с Yт Yр > V","V LA LAн LAс LAт > N"],"nouns":"кала колик халык/халк","verbs":"ал бер ок"};

const { word: LETTER, joint: JOINT } = TABLES;
const WORD = new RegExp(`[${LETTER}]+(?:[${JOINT}][${LETTER}]+)*`, "g");
const pairsOf = (line) => new Map(line.split(" ").map((pair) => pair.split(":")));
const FOLDS = new Map([...TABLES.from].map((letter, place) => [letter, TABLES.to[place]]));
const PAIRS = pairsOf(TABLES.pairs);
const LATIN = pairsOf(TABLES.latin);
const PAIR = new RegExp([...PAIRS.keys()].join("|"), "g");
const KAZAKH = new RegExp(`[${TABLES.signs}]|q(?!u[aeio])|[aougnscyi]'(?!(?:s|t|d|m|re|ve|ll)$)`);
const MARKS = /[\u0300-\u036f\u00ad]/g;
const translated = (text, table) => text.replace(/[^]/g, (letter) => table.get(letter) ?? letter);

/* Words with their places, in the units of JavaScript's strings. */
export const tokens = (text) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

export const fold = (word) => {
  let folded = word.toLowerCase().normalize("NFC").replace(MARKS, "");
  folded = translated(folded, FOLDS).replace(/[\u2010\u2011]/g, "-").replace(/[\u2018\u2019\u02bc`]/g, "'");
  if (/[a-z\u00c0-\u024f\u1e00-\u1eff]/.test(folded)) {
    if (KAZAKH.test(folded)) return asCyrillic(folded);
    folded = folded.normalize("NFKD").replace(MARKS, "");
  }
  return folded.replace(/'/g, "");
};

const asCyrillic = (word) => {
  word = word.replace(/(?<=[aáäəeoóöuúūüý])[iı](?!')/g, "й").replace(PAIR, (pair) => PAIRS.get(pair));
  return translated(word, LATIN).replace(/'/g, "");
};

/* Kazakh: every reading that the endings of a word allow; a reading is its kind and its stem. */
const SOUNDS = new Map(
  TABLES.sounds.split(" ").flatMap((line) => [...line.slice(2)].map((letter) => [letter, line[0]])),
);
const sound = (word) => SOUNDS.get(/[ьъ]$/.test(word) && word[1] ? word.at(-2) : word.at(-1)) ?? "t";
const MEETING = new Map(
  TABLES.meeting.map((line) => [line[0], line.slice(2).split(" ").map((choice) => choice.split("="))]),
);
const forms = function* (entry) {
  const [pattern, restored = ""] = entry.split("=");
  const first = pattern[0];
  let beginnings = MEETING.get(first);
  if (!beginnings) {
    let after = "vwflnzt";
    if (first === "°") after = "vw";
    else if ("AYи".includes(first)) after = "wflnzt";
    beginnings = [[first.replace("°", ""), after]];
  }
  const changing = /[AY]/.test(pattern);
  for (const harmony of changing ? [0, 1] : [null])
    for (const [beginning, after] of beginnings) {
      const text = (beginning + pattern.slice(1)).replace(/A/g, harmony ? "е" : "а").replace(/Y/g, harmony ? "и" : "ы");
      yield [text, { harmony, after, restored }];
    }
};
const tableOf = (lines) => {
  const table = {};
  for (const line of lines) {
    const parts = line.split(" ");
    const into = parts.at(-1);
    for (const state of parts[0])
      for (const pattern of parts.slice(1, -2))
        for (const [text, ending] of forms(pattern)) ((table[state] ??= {})[text] ??= []).push({ ...ending, into });
  }
  return table;
};
const ENDINGS = tableOf(TABLES.endings);
const DERIVATIONS = tableOf(TABLES.derivations);
const LONGEST = Math.max(...[ENDINGS, DERIVATIONS].flatMap(Object.values).flatMap(Object.keys).map((text) => text.length));
const KNOWN = new Map();
for (const [kind, stems] of [["+", TABLES.nouns], ["*", TABLES.verbs]])
  for (const entry of stems.split(" ")) {
    const variants = entry.split("/");
    for (const stem of variants) KNOWN.set(kind + stem, kind + variants[0]);
  }

const stemOf = (word) => {
  if (word.length > 2) word = word.replace(/[ыи]$/, "");
  return word.replace(/г$/, "к").replace(/б$/, "п");
};
const termOf = (reading) => reading[0] + stemOf(reading.slice(1));
const isKnown = (reading) => KNOWN.has(termOf(reading));
const isLikely = (reading) => reading.length > 3 && /[аеёиоуыэ]/.test(reading);
const harmonyOf = (stem) => {
  const vowels = stem.match(/[аеёиоуыэ]/g) ?? [];
  for (let place = vowels.length - 1; place >= 0; place--) {
    const letter = vowels[place];
    if (letter === "у" || (!place && "ао".includes(letter))) continue;
    return TABLES.back.includes(letter) ? 0 : 1;
  }
  return stem.endsWith("ь") ? 1 : null;
};
const fits = (stem, harmony) => {
  if (harmony === null) return true;
  const own = harmonyOf(stem);
  return own === null || own === harmony || isKnown(`+${stem}`);
};
const comeOff = function* (word, state, harmony) {
  if (fits(word, harmony)) {
    if ("WOLS".includes(state)) yield `+${word}`;
    else if ("VU".includes(state)) yield `*${word}`;
  }
  for (let length = 1; length <= Math.min(LONGEST, word.length - 2); length++)
    for (const ending of ENDINGS[state]?.[word.slice(-length)] ?? []) {
      if (harmony !== null && ending.harmony !== null && ending.harmony !== harmony) continue;
      const rest = word.slice(0, -length) + ending.restored;
      if (ending.after.includes(sound(rest))) yield* comeOff(rest, ending.into, ending.harmony ?? harmony);
    }
};
const basesOf = function* (reading, depth) {
  const word = reading.slice(1);
  const kind = reading[0] === "+" ? "N" : "V";
  for (let length = 1; length <= Math.min(LONGEST, word.length - 2); length++)
    for (const ending of DERIVATIONS[kind][word.slice(-length)] ?? []) {
      const rest = word.slice(0, -length);
      if (!ending.after.includes(sound(rest)) || !fits(rest, ending.harmony)) continue;
      let base = (ending.into === "N" ? "+" : "*") + rest;
      yield base;
      if (kind + ending.into === "NN" && rest.endsWith("у")) {
        base = `*${rest.slice(0, -1)}`;
        yield base;
      }
      if (depth > 1) yield* basesOf(base, depth - 1);
    }
};
const termsOf = (found) => [...new Set(Array.from(found, termOf).map((term) => KNOWN.get(term) ?? term))];
const readings = (folded) => {
  const word = folded.replace(/я/g, "йа").replace(/ю/g, "йу");
  const whole = [`+${word}`, `*${word}`].filter(isKnown);
  if (whole[0]?.[0] === "+") return [termsOf(whole), [], true];
  const found = [...new Set([...whole, ...comeOff(word, "W", null)])];
  const known = found.filter(isKnown);
  if (known.length) return [termsOf(known), [], true];
  const likely = found.filter(isLikely);
  const bases = likely.map((reading) => [...basesOf(reading, 2)].filter(isKnown));
  const made = likely.filter((_, place) => bases[place].length);
  if (made.length) return [termsOf(made), termsOf(bases.flat()), true];
  const possible = likely.flatMap((reading) => [...basesOf(reading, 1)]);
  const long = possible.filter((base) => base.length > 4 && isLikely(base));
  return [termsOf(likely.length ? likely : [`+${word}`]), termsOf(long), false];
};

/* Russian, by the published algorithm: snowballstem.org/algorithms/russian/stemmer.html. */
const russian = (word) => {
  const [head] = /^[^аеиоуыэюя]*[аеиоуыэюя]/.exec(word) ?? [];
  if (!head) return word;
  const second = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word)?.[0].length;
  let rest = word.slice(head.length);
  const drop = (pattern) => {
    const before = rest;
    rest = rest.replace(pattern, "");
    return rest !== before;
  };
  if (!drop(/([иы]|(?<=[ая]))в(ши(сь)?)?$/)) {
    drop(/с[ьяь]$/);
    if (drop(/([иы]ми|[еиоы][ейм]|[ео](го|му|ю)|[иы]х|[ую]ю|ая|яя)$/)) drop(/([иы]вш|ующ|(?<=[ая])(ем|нн|вш|ющ|щ))$/);
    else
      drop(
        /([иы]л[аио]?|ен[аоы]?|[еу]йте|ите|[еу]й|[иы]м|[иыя]т|у[ею]т|[иы]ть|ишь|у?ю|(?<=[ая])(л[аио]?|н[аоы]?|нно|ете|йте|й|ем|ет|ют|ть|ешь))$/,
      ) ||
        drop(/(и?я(ми|м|х)|ами|и?е[йм]|[ео]в|[иь][еюя]|[еи]и|[ио]й|[ао]м|ах|[аеиоуыьюяй])$/);
  }
  drop(/и$/);
  if (second !== undefined) {
    const found = /ость?$/.exec(rest);
    if (found && head.length + found.index >= second) rest = rest.slice(0, found.index);
  }
  if (drop(/ейше?$/)) rest = rest.replace(/нн$/, "н");
  else if (/нн$/.test(rest)) rest = rest.slice(0, -1);
  else drop(/ь$/);
  return head + rest;
};

/* English, by the published algorithm: snowballstem.org/algorithms/english/stemmer.html. */
const endingsOf = (line) => {
  const table = new Map(line.split(" ").map((pair) => pair.split(":")));
  return [new RegExp(`(${[...table.keys()].join("|")})$`), table];
};
const ENGLISH = new Map(
  "andes atlas bias cosmos howe news sky early:earli gently:gentl idly:idl only:onli singly:singl skies:sky skis:ski ugly:ugli"
    .split(" ")
    .map((pair) => pair.split(":")),
);
const SECOND = endingsOf(
  "ational:ate tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble (?<=l)ogi:og ogist:og fulli:ful lessli:less (?<=[cdeghkmnrt])li:",
);
const THIRD = endingsOf("ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ful: ness: ative:");
const FOURTH = endingsOf("ance: ence: able: ible: ement: ment: ent: ant: al: er: ic: ism: ate: iti: ous: ive: ize: (?<=[st])ion:");
const isShort = (word) => /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/.test(word);
const english = (word) => {
  if (ENGLISH.has(word)) return ENGLISH.get(word) ?? word;
  if (word.length < 3) return word;
  word = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const region = (from) => /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word.slice(from))?.[0].length ?? word.length;
  const first = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word)?.[0].length ?? region(0);
  const second = first + region(first);
  const swap = ([pattern, table], from) => {
    const found = pattern.exec(word);
    if (!found || found.index < from) return;
    const ending = found[0];
    if (ending === "ative" && found.index < second) return;
    word = word.slice(0, found.index) + (table.get(ending) ?? table.get(`(?<=l)${ending}`) ?? "");
  };
  if (/sses$/.test(word)) word = word.slice(0, -2);
  else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
  else if (/[aeiouy].*[^us]s$/.test(word)) word = word.slice(0, -1);
  const eed = /eed(ly)?$/.exec(word);
  const past = /(ed(ly)?|ing(ly)?)$/.exec(word);
  if (eed) {
    if (eed.index >= first && !/^(succ|proc|exc)eed/.test(word)) word = `${word.slice(0, eed.index)}ee`;
  } else if (/^[^aeiouy]ying$/.test(word)) word = `${word[0]}ie`;
  else if (past && !/^(even|cann|inn|earr|herr|out)ing$/.test(word) && /[aeiouy]/.test(word.slice(0, past.index))) {
    word = word.slice(0, past.index);
    if (/(at|bl|iz)$/.test(word)) word += "e";
    else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) {
      if (!/^[aeo]..$/.test(word)) word = word.slice(0, -1);
    } else if (word.length === first && isShort(word)) word += "e";
  }
  word = word.replace(/(?<=.[^aeiouy])[yY]$/, "i");
  swap(SECOND, first);
  swap(THIRD, first);
  swap(FOURTH, second);
  const last = word.length - 1;
  if (word[last] === "e") {
    if (last >= second || (last >= first && !isShort(word.slice(0, -1)))) word = word.slice(0, -1);
  } else if (/ll$/.test(word) && last >= second) word = word.slice(0, -1);
  return word.replaceAll("Y", "y");
};

const SURFACE = 1;
const SURE = 0.8;
const LIKELY = 0.5;
const FAR = 0.25;
const cache = new Map();

/* The keys of a word with their weights, the heaviest first; lang null for any language. */
export const weightedTerms = (word, lang = null) => {
  const key = `${lang} ${word}`;
  if (cache.has(key)) return cache.get(key);
  const folded = fold(word);
  const found = new Map();
  const add = (term, weight) => found.has(term) || found.set(term, weight);
  const addKazakh = (cyrillic) => {
    const [stems, bases, known] = readings(cyrillic);
    for (const stem of stems) add(stem, known ? SURE : LIKELY);
    for (const base of bases) add(base, FAR);
  };
  const addStems = (part) => {
    if (/^[a-z]+$/.test(part)) {
      if (lang !== "kk") add(`+${english(part)}`, SURE);
      if (!lang || lang === "kk") {
        const cyrillic = asCyrillic(part);
        add(cyrillic, LIKELY);
        addKazakh(cyrillic);
      }
    } else if (/[а-яё]/.test(part)) {
      if (!lang || lang === "kk") addKazakh(part);
      if (lang === "ru" || (!lang && !/[әғқңөұүһі]/i.test(word))) add(`+${russian(part)}`, SURE);
    }
  };
  add(folded, SURFACE);
  addStems(folded);
  if (folded.includes("-")) {
    let parts = folded.split("-");
    if (parts.length === 2 && parts[1].length <= 3 && parts[0].length <= 4) parts = [parts[0]];
    else parts = parts.filter((part) => part.length > 1);
    for (const part of parts) {
      add(part, LIKELY);
      addStems(part);
    }
  }
  const ordered = [...found].sort(([, one], [, other]) => other - one);
  cache.set(key, ordered);
  return ordered;
};

export const terms = (word, lang) => weightedTerms(word, lang).map(([key]) => key);

export const queryTerms = (word) => terms(word, null);
