/* What results are filtered and counted by. */

export const TRAITS = ["year", "district", "topics", "officials", "lang", "kind", "promise"];

/* What a value counts for: a list of topics for each of them, a district for those that came after it. */
const valuesOf = (names, trait, value) => {
  if (trait === "topics" || trait === "officials") return value ? value.split(" ") : [];
  if (trait !== "district") return value ? [value] : [];
  const found = [];
  for (let id = value; id && !found.includes(id); id = names.districts[id]?.after) found.push(id);
  return found;
};

/* A function that says for a record which one trait excludes it: "" none, null several. */
export const filterOf = (facets, filters, names) => {
  const tests = Object.entries(filters)
    .filter(([, value]) => value)
    .map(([trait, value]) => {
      const { values, places } = facets[trait];
      return { trait, places, right: values.map((each) => valuesOf(names, trait, each).includes(value)) };
    });
  return (record) => {
    let excluded = "";
    for (const { trait, places, right } of tests) {
      if (!right[places[record]]) {
        if (excluded) return null;
        excluded = trait;
      }
    }
    return excluded;
  };
};

/* How many results have each value of each trait, if the reader chose it instead of another. */
export class Tally {
  constructor(names) {
    this.names = names;
    this.counts = Object.fromEntries(TRAITS.map((trait) => [trait, new Map()]));
  }

  add(facets, record, excluded) {
    for (const trait of excluded ? [excluded] : TRAITS) {
      const { values, places } = facets[trait];
      for (const each of valuesOf(this.names, trait, values[places[record]])) this.count(trait, each, 1);
    }
  }

  count(trait, value, more) {
    this.counts[trait].set(value, (this.counts[trait].get(value) ?? 0) + more);
  }

  joined(other) {
    for (const trait of TRAITS) for (const [value, count] of other.counts[trait]) this.count(trait, value, count);
    return this.counts;
  }
}
