/* The search page: what is typed and chosen becomes an address, an address becomes results. */

import { Engine } from "./search-engine.js";
import { TRAITS } from "./search-facets.js";
import { Index, Stale } from "./search-index.js";
import { fold, isIrregular, tokens, weightedTerms } from "./search-words.js";

export { Engine, Index, fold, isIrregular, tokens, weightedTerms };

const page = document.querySelector("[data-search]");
const form = page.querySelector("form");
const texts = page.querySelector("[data-texts]");
const say = texts.dataset;
const part = (name) => page.querySelector(`[data-${name}]`);
const [results, notes, status, more, suggestions, start, tools, filters] = [
  "results", "notes", "status", "more", "suggestions", "start", "tools", "filters",
].map(part);
const { q, sort } = form.elements;
const lang = document.documentElement.lang;
const plurals = new Intl.PluralRules(lang);
const months = say.months.split("|");
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
const written = (day) => months[day.slice(5, 7) - 1].replace("{d}", Number(day.slice(8))).replace("{y}", day.slice(0, 4));
const PAUSE = 60;

let opening = null;
let latest = 0;
let shown = 0;
let timer = 0;
let settled = true;

const engine = new Engine(new Index(page.dataset.index, lang), { fold, isIrregular, tokens, weightedTerms });

const open = () => {
  opening ??= engine.index.open();
  opening.catch(() => (opening = null));
  return opening;
};

/* The same again when the site was published anew in between. */
const safely = async (work) => {
  await open();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    await engine.index.open();
    return work();
  }
};

const wishes = () => {
  const wished = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) wished.set(name, value);
  return wished;
};

const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const searchFor = (words) => element("a", words, { href: `?${new URLSearchParams({ q: words })}`, "data-query": words });

const counted = (count) => {
  const form = plurals.select(count);
  return (say[form] ?? say.many).replace("{n}", grouped(count));
};

/* The part of a text that answers most words of the query; marked where it does. */
const excerpt = (text, matches, width = 36) => {
  const heard = tokens(text).map((token) => ({ ...token, match: matches(token.word) }));
  let best = 0;
  let most = -1;
  for (let from = 0; from === 0 || from + width / 2 < heard.length; from += 6) {
    const within = heard.slice(from, from + width).filter(({ match }) => match >= 0);
    const worth = new Set(within.map(({ match }) => match)).size * 100 + within.length;
    if (worth > most) [most, best] = [worth, from];
  }
  const chosen = heard.slice(best, best + width);
  const pieces = [];
  let end = best ? (chosen[0]?.start ?? 0) : 0;
  if (best) pieces.push("… ");
  for (const { start: from, end: to, match } of chosen) {
    if (match < 0) continue;
    pieces.push(text.slice(end, from), element("mark", text.slice(from, to)));
    end = to;
  }
  const last = best + width < heard.length ? chosen[chosen.length - 1].end : text.length;
  pieces.push(text.slice(end, last), last < text.length ? " …" : "");
  return { pieces, worth: most };
};

const tag = (name) => texts.content.querySelector(`[data-tag="${name}"]`)?.firstElementChild.cloneNode(true);

const item = (card, matches) => {
  const made = texts.content.querySelector(".result").cloneNode(true);
  const [title, facts, words, tags] = made.children;
  const link = title.firstElementChild;
  const languageOf = (target, own) => own !== lang && (target.lang = own);
  const passages = card.texts.map(({ words: text }) => excerpt(text, matches));
  const passage = passages.reduce((one, other) => (other.worth > one.worth ? other : one), passages[0] ?? { pieces: [] });
  link.append(...excerpt(card.title, matches, 200).pieces);
  languageOf(title, card.lang);
  words.append(...passage.pieces);
  languageOf(words, card.lang);
  const marked = [...new Set([...words.querySelectorAll("mark")].map((mark) => mark.textContent))].slice(0, 4);
  const fragment = marked.map((word) => `text=${encodeURIComponent(word).replaceAll("-", "%2D")}`).join("&");
  link.href = page.dataset.root + card.path + (fragment && `#:~:${fragment}`);
  const { districts, topics } = engine.index.names;
  facts.append(element("time", written(card.day), { datetime: card.day }));
  for (const name of [districts[card.district]?.name, ...card.topics.map((id) => topics[id]?.name)]) if (name) facts.append(` · ${name}`);
  for (const name of [card.kind === "release" && "release", ...card.states, card.lang !== lang && `lang-${card.lang}`]) {
    const found = name && tag(name);
    if (found) tags.append(found, " ");
  }
  for (const { lang: other, path } of card.others) {
    const name = tag(`lang-${other}`)?.textContent;
    if (name) tags.append(element("a", name, { href: page.dataset.root + path, lang: other, hreflang: other }), " ");
  }
  return made;
};

const explain = ({ words, partial, items }) => {
  const lines = [];
  for (const { text, keys, instead, nearest } of words) {
    if (instead.length) {
      lines.push(element("p", `${say.instead.replace("{word}", text)} `));
      instead.forEach((word, place) => lines.at(-1).append(place ? ", " : "", searchFor(word)));
    } else if (!keys.length) {
      lines.push(element("p", say.absent.replace("{word}", text)));
      if (nearest.length) {
        lines.at(-1).append(` ${say.nearest} `);
        nearest.forEach((word, place) => lines.at(-1).append(place ? ", " : "", searchFor(word)));
      }
    }
  }
  if (partial && items.length && words.length > 1) lines.push(element("p", say.partial));
  notes.replaceChildren(...lines);
};

/* Put the counts into the filters; a value that is chosen stays, others without records go. */
const fill = (counts) => {
  const { names } = engine.index;
  const nameOf = { district: (id) => names.districts[id]?.name, topics: (id) => names.topics[id]?.name, officials: (id) => names.officials[id]?.name };
  for (const trait of TRAITS) {
    const select = form.elements[trait];
    const chosen = select.value;
    const fixed = !nameOf[trait] && trait !== "year";
    const entries = fixed
      ? [...select.options].slice(1).map((option) => [option.value, (option.dataset.name ??= option.text), counts[trait].get(option.value) ?? 0])
      : [...counts[trait]].map(([value, count]) => [value, nameOf[trait]?.(value) ?? value, count]);
    if (chosen && !entries.some(([value]) => value === chosen)) entries.push([chosen, nameOf[trait]?.(chosen) ?? chosen, 0]);
    if (trait === "year") entries.sort(([one], [other]) => other - one);
    else if (!fixed) entries.sort(([, a, one], [, b, other]) => other - one || a.localeCompare(b, lang));
    const options = entries.map(([value, name, count]) => {
      const option = new Option(`${name} (${grouped(count)})`, value);
      option.dataset.name = name;
      return option;
    });
    select.replaceChildren(select.options[0], ...options);
    select.value = chosen;
  }
};

const find = async ({ typing = false, from = 0, wanted = AT_ONCE } = {}) => {
  const text = q.value.trim();
  const mine = ++latest;
  start.hidden = Boolean(text);
  tools.hidden = !text;
  const chosen = Object.fromEntries(TRAITS.map((trait) => [trait, form.elements[trait].value]));
  const used = Object.values(chosen).filter(Boolean).length;
  part("chosen").textContent = used ? `(${used})` : "";
  if (!text) {
    results.replaceChildren();
    notes.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    return;
  }
  const waiting = setTimeout(() => mine === latest && (status.textContent = say.loading), 400);
  try {
    const counts = filters.open || used > 0;
    const found = await safely(() => engine.search(text, { filters: chosen, order: sort.value || "relevance", from, typing, counts, isWanted: () => mine === latest }));
    if (mine !== latest) return;
    const matches = engine.matcher(found.words);
    const made = found.items.map((card) => item(card, matches));
    if (from) results.append(...made);
    else results.replaceChildren(...made);
    shown = from + AT_ONCE;
    more.hidden = !found.more;
    explain(found);
    if (found.counts) fill(found.counts);
    const counting = found.total ? counted(found.total) : say.none;
    status.textContent = found.total && !found.exact ? `${say.about} ${counting}` : counting;
    if (from) made[0]?.querySelector("a").focus({ preventScroll: true });
    if (shown < wanted && found.more) await find({ from: shown, wanted });
  } catch {
    if (mine === latest) status.textContent = say.failed;
  } finally {
    clearTimeout(waiting);
  }
};

const suggest = async () => {
  const text = q.value.trim();
  const words = text.split(/\s+/);
  const last = words.pop() ?? "";
  if (last.length < 2) return suggestions.replaceChildren();
  const mine = latest;
  const begin = fold(last);
  const found = await safely(() => engine.completions(begin, 5)).catch(() => []);
  if (mine !== latest) return undefined;
  const { topics, districts } = engine.index.names;
  const names = [...Object.values(topics), ...Object.values(districts)]
    .map(({ name }) => name)
    .filter((name) => !words.length && fold(name).startsWith(begin))
    .slice(0, 3);
  const offered = [...names, ...found.map((word) => [...words, word].join(" "))];
  const fresh = [...new Set(offered)].filter((offer) => fold(offer) !== fold(text)).slice(0, 6);
  return suggestions.replaceChildren(...fresh.flatMap((offer) => [searchFor(offer), " "]));
};

const address = (wished) => location.pathname + (wished.size || String(wished) ? `?${wished}` : "");

/* A search is a step back for the reader; what is typed on the way from one to the next is one step. */
const remember = (typing) => {
  const next = address(wishes());
  const { pathname, search } = location;
  if (next !== pathname + search) history[settled && (search || !typing) ? "pushState" : "replaceState"](null, "", next);
  settled = !typing;
};

const go = () => {
  remember(false);
  suggestions.replaceChildren();
  find();
};

/* What the address says, into the form. */
const restore = () => {
  settled = true;
  const wished = new URLSearchParams(location.search);
  q.value = wished.get("q") ?? "";
  for (const name of [...TRAITS, "sort"]) {
    const select = form.elements[name];
    const value = wished.get(name) ?? "";
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }
  filters.open ||= TRAITS.some((trait) => wished.get(trait));
  suggestions.replaceChildren();
  find({ wanted: history.state?.shown ?? AT_ONCE });
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  go();
});
q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    remember(true);
    find({ typing: true });
    suggest();
  }, PAUSE);
});
q.addEventListener("focus", () => open().catch(() => {}), { once: true });
form.addEventListener("change", ({ target }) => target.matches("select") && go());
filters.addEventListener("toggle", () => filters.open && q.value.trim() && find());
more.addEventListener("click", () => {
  history.replaceState({ shown: shown + AT_ONCE }, "");
  find({ from: shown });
});
page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-query]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  q.value = link.dataset.query;
  go();
  q.focus();
});
addEventListener("popstate", restore);
restore();
