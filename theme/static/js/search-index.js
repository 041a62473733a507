/* Reads the files of the index: docs/reference/search.md describes them. */

const SMALL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі";
const LETTERS = `${SMALL}${SMALL.toUpperCase()}«»—–…“”„‘’№§°\u00a0×÷€₸éóíáúüöäßçñşğıŏūāīēōŌ−•·′″`;
const CODES = new Map([...LETTERS].map((letter, place) => [letter, String.fromCharCode(128 + place)]));
const FORMAT = 3;
const FIRST_TIER = 128;
const GROUPS_IN_A_FILE = 64;
const SHARDS_IN_A_DIRECTORY = 96;
const CARDS_IN_A_FILE = 3;
const RUNS = ["lang", "topics", "district", "officials", "promise"];

/* The index was published anew while it was being read. */
export class Stale extends Error {}

const must = (same) => {
  if (!same) throw new Stale();
};

/* A text as the index writes it, one character for each byte. */
export const encode = (text) =>
  [...text]
    .map((letter) => {
      const code = letter.codePointAt(0);
      if (code < 128) return letter;
      return CODES.get(letter) ?? `\x01${String.fromCharCode(code >> 16, (code >> 8) & 255, code & 255)}`;
    })
    .join("");

export const decode = (coded) =>
  coded.replace(/\x01([^]{3})|[\x80-\xff]/g, (byte, escaped) =>
    escaped
      ? String.fromCodePoint((escaped.charCodeAt(0) << 16) | (escaped.charCodeAt(1) << 8) | escaped.charCodeAt(2))
      : LETTERS[byte.charCodeAt(0) - 128],
  );

const latin = (bytes) => {
  let text = "";
  for (let place = 0; place < bytes.length; place += 8192) {
    text += String.fromCharCode(...bytes.subarray(place, place + 8192));
  }
  return text;
};

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

class Reader {
  constructor(bytes, place = 4) {
    this.bytes = bytes;
    this.place = place;
    this.word = "";
  }

  get more() {
    return this.place < this.bytes.length;
  }

  number() {
    let value = 0;
    let shift = 1;
    let byte;
    do {
      byte = this.bytes[this.place++];
      value += (byte & 127) * shift;
      shift *= 128;
    } while (byte > 127);
    return value;
  }

  text(length) {
    const text = latin(this.bytes.subarray(this.place, this.place + length));
    this.place += length;
    return text;
  }

  /* The next word of a front-coded list. */
  next() {
    const shared = this.number();
    this.word = this.word.slice(0, shared) + this.text(this.number());
    return this.word;
  }

  names() {
    this.word = "";
    return Array.from({ length: this.number() }, () => this.next());
  }

  /* Go on behind so many postings: each number ends with a byte under 128, each impact is a byte. */
  skip(count) {
    for (let left = count; left > 0; ) if (this.bytes[this.place++] < 128) left--;
    this.place += count;
  }

  /* Numbers of records and impacts of so many postings. */
  postings(count) {
    const records = new Uint32Array(count);
    let record = 0;
    for (let each = 0; each < count; each++) records[each] = record += this.number();
    const impacts = this.bytes.subarray(this.place, (this.place += count));
    return { records, impacts };
  }
}

/* The place of the last of sorted words that is not after `word`; 0 where all are. */
const placeOf = (words, word) => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

class Segment {
  constructor(index, { name, stamp, records }) {
    Object.assign(this, { index, name, stamp, records });
    this.known = new Map();
    this.directories = [];
  }

  async file(kind) {
    const bytes = await this.index.bytes(`${this.name}/${kind}.bin?v=${this.stamp}`);
    const mark = hex(bytes.subarray(0, 4));
    must((this.mark ??= mark) === mark);
    return bytes;
  }

  async open() {
    const reader = new Reader(await this.file("head"));
    must(reader.number() === this.records);
    this.starts = Array.from({ length: Math.ceil(reader.number() / GROUPS_IN_A_FILE) }, () => reader.number());
    this.firstTerms = reader.names();
  }

  /* Where a term's postings are; absent: it does not occur in these years. */
  entry(term) {
    if (!this.known.has(term)) this.known.set(term, this.look(term));
    return this.known.get(term);
  }

  async look(term) {
    const place = placeOf(this.firstTerms, term);
    this.directories[place] ??= this.file(`directories-${place}`).then((bytes) => new Reader(bytes).names());
    const names = await this.directories[place];
    const near = placeOf(names, term);
    const bytes = await this.file(`shards-${place * SHARDS_IN_A_DIRECTORY + near}`);
    const reader = new Reader(bytes);
    /* It must begin and end where what led here said. */
    must(reader.next() === (names[near + 1] ?? this.firstTerms[place + 1] ?? ""));
    let first = near ? names[near] : this.firstTerms[place];
    reader.word = "";
    while (reader.more) {
      const word = reader.next();
      must(!first || word === first);
      first = "";
      if (word > term) return undefined;
      const code = reader.number();
      const count = code >> 1;
      const heavy = code & 1 ? reader.number() : -1;
      const here = heavy < 0 ? count : FIRST_TIER;
      if (word === term) return { term, count, heavy, near: reader.postings(here) };
      reader.skip(here);
    }
    return undefined;
  }

  /* The postings that do not stand in the term's shard. */
  async apart(entry) {
    entry.apart ??= this.file(`heavy-${entry.heavy}`).then((bytes) => {
      const reader = new Reader(bytes);
      must(reader.next() === entry.term);
      const postings = reader.postings(entry.count - FIRST_TIER);
      must(reader.place === bytes.length);
      return postings;
    });
    return entry.apart;
  }

  /* Words as they are written whose folded letters begin with `key`; backwards: that end with it. */
  async words(key, backwards) {
    this.spelling ??= this.file("spelling").then((bytes) => {
      const reader = new Reader(bytes);
      return [reader.names(), reader.names()];
    });
    const firsts = (await this.spelling)[backwards ? 1 : 0];
    const kind = backwards ? "endings" : "words";
    const start = placeOf(firsts, key);
    const found = [];
    for (let number = start; number < Math.min(start + 3, firsts.length); number++) {
      if (number > start && !firsts[number].startsWith(key)) break;
      const reader = new Reader(await this.file(`${kind}-${number}`));
      while (reader.more) {
        const folded = reader.next();
        const code = reader.number();
        const own = code & 1 ? reader.text(reader.number()) : folded;
        if (folded.startsWith(key)) found.push({ folded: decode(folded), own: decode(own), count: code >> 1 });
      }
    }
    if (backwards) {
      for (const word of found) {
        word.folded = [...word.folded].reverse().join("");
        word.own = [...word.own].reverse().join("");
      }
    }
    return found;
  }

  /* The group of a record: its name, its order, and the record's number in it. */
  async group(record) {
    const place = placeOf(this.starts, record);
    const bytes = await this.file(`groups-${place}`);
    const reader = new Reader(bytes);
    let number = record - this.starts[place];
    for (;;) {
      const name = reader.next();
      const count = reader.number();
      const order = hex(bytes.subarray(reader.place, (reader.place += 4)));
      if (number < count) return { name, order, number };
      number -= count;
    }
  }

  /* What records are filtered by: for each trait its values, and the value's place for each record. */
  facets() {
    this.facetsRead ??= this.file("facets").then((bytes) => {
      const reader = new Reader(bytes);
      const utf8 = new TextDecoder();
      const facets = {};
      for (const trait of RUNS) {
        const length = reader.number();
        const names = utf8.decode(bytes.subarray(reader.place, (reader.place += length)));
        facets[trait] = { values: names.split("\n"), places: new Uint16Array(this.records) };
      }
      facets.year = { values: [], places: new Uint16Array(this.records) };
      facets.kind = { values: ["question", "release"], places: new Uint16Array(this.records) };
      let start = 0;
      while (reader.more) {
        const year = String(reader.number());
        const end = start + reader.number();
        if (!facets.year.values.includes(year)) facets.year.values.push(year);
        facets.year.places.fill(facets.year.values.indexOf(year), start, end);
        facets.kind.places.fill(reader.number(), start, end);
        for (const trait of RUNS) {
          let place = start;
          for (let runs = reader.number(); runs > 0; runs--) {
            const value = reader.number();
            const length = reader.number();
            facets[trait].places.fill(value, place, (place += length));
          }
        }
        start = end;
      }
      return facets;
    });
    return this.facetsRead;
  }
}

export class Index {
  constructor(base, lang) {
    Object.assign(this, { base, lang, encode, decode, files: new Map() });
  }

  /* Read what leads to all the rest; again after a new edition was published. */
  async open() {
    this.files.clear();
    const root = await (await this.fetch("index.json", { cache: "no-cache" })).json();
    if (root.format !== FORMAT) throw new Error(`format ${root.format}`);
    /* The newest years last, as records are numbered. */
    this.segments = root.segments.map((segment) => new Segment(this, segment));
    this.records = this.segments.reduce((sum, { records }) => sum + records, 0);
    const names = this.fetch(`names.${this.lang}.json?v=${root.names[this.lang]}`).then((response) => response.json());
    await Promise.all(this.segments.map((segment) => segment.open()));
    this.names = await names;
    return this;
  }

  async fetch(path, settings) {
    const response = await fetch(this.base + path, settings);
    if (!response.ok) throw response.status === 404 ? new Stale() : new Error(`${response.status} ${path}`);
    return response;
  }

  /* A file once, however often it is asked for. */
  once(path, read, settings) {
    if (!this.files.has(path)) {
      const content = this.fetch(path, settings).then(read);
      this.files.set(path, content);
      content.catch(() => this.files.delete(path));
    }
    return this.files.get(path);
  }

  bytes(path) {
    return this.once(path, async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  /* What a result shows. */
  async card(segment, record) {
    const { name, order, number } = await segment.group(record);
    const path = `cards/${name}/${Math.floor(number / CARDS_IN_A_FILE)}.json`;
    const [own, ...cards] = await this.once(path, (response) => response.json(), { cache: "no-cache" });
    must(own === order);
    const [part, lang, day, district, topics, states, languages, title, ...texts] = cards[number % CARDS_IN_A_FILE];
    const [, id, group, kind] = /^(.+)\.(\w+)\.(\w)$/.exec(name);
    const place = (language) => (kind === "s" ? `${language}/sessions/${id}/${part}.html` : `${language}/news/${id}.html`);
    return {
      key: `${kind} ${id} ${part}`,
      kind: kind === "s" ? "question" : "release",
      path: place(group),
      group,
      lang,
      day,
      district,
      title,
      topics,
      states,
      others: languages.map((language) => ({ lang: language, path: place(language) })),
      texts: texts.map((line) => ({ mark: line[0], words: line.slice(1) })),
    };
  }
}
