/* What stands before what: rarity, likeness and order in whole numbers, the same on every machine. */

/* Parts of one in the rarity of a word. */
const FINE = 64;

/* The natural logarithm by multiplication alone: Math.log may differ between browsers. */
const logarithm = (value) => {
  let whole = 0;
  let rest = value;
  for (; rest >= 2; rest /= 2) whole++;
  for (; rest < 1; rest *= 2) whole--;
  let digits = 0;
  for (let bit = 0; bit < 16; bit++) {
    rest *= rest;
    digits *= 2;
    if (rest >= 2) {
      rest /= 2;
      digits++;
    }
  }
  return (whole + digits / 65536) * 0.6931471805599453;
};

export const rarity = (count, records) => Math.max(1, Math.round(FINE * logarithm((records - count + 0.5) / (count + 0.5))));

/* Letters left out, added, changed, or two exchanged: at most `most` times. */
export const distance = (one, other, most = 2) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    before = row;
    row = next;
  }
  return row[other.length];
};

/* The best of many, kept in order. */
export class Best {
  constructor(most, before) {
    Object.assign(this, { most, before, kept: [], seen: 0 });
  }

  add(hit) {
    this.seen++;
    const { kept, most, before } = this;
    if (kept.length === most && !before(hit, kept[most - 1])) return;
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(hit, kept[middle])) high = middle;
      else low = middle + 1;
    }
    kept.splice(low, 0, hit);
    if (kept.length > most) kept.pop();
  }
}

const newer = (one, other) => one.place - other.place || one.record - other.record;
export const byScore = (one, other) => (one.hits - other.hits || one.score - other.score || newer(one, other)) > 0;
export const byDay = (one, other) => newer(one, other) > 0;
