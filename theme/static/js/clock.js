/* What depends on the moment of reading, reckoned in the site's zone. Words come from the page. */
(() => {
  const source = document.querySelector("[data-clock-words]");
  if (!source) return;
  const words = source.dataset;
  const MINUTE = 60000;
  const MINUTES_A_DAY = 1440;
  const changes = words.zone.split(" ").map((change) => change.split(":").map(Number));

  /* Minutes from UTC in the site's zone. */
  const offset = (moment) => {
    let minutes = changes[0][1];
    for (const [second, since] of changes) if (second * 1000 <= moment) minutes = since;
    return minutes;
  };
  const day = (moment, minutes) => Math.floor((moment / MINUTE + minutes) / MINUTES_A_DAY);
  const siteDay = (moment) => day(moment, offset(moment));
  const two = (number) => String(number).padStart(2, "0");
  const counted = (forms, number) =>
    forms.split("|")[Number(words.plurals[number % 100])].replace("%n", number);

  const ahead = (starts, now) => {
    const minutes = Math.ceil((starts - now) / MINUTE);
    const days = siteDay(starts) - siteDay(now);
    if (minutes < 60) return counted(words.minutes, minutes);
    if (days === 0) return counted(words.hours, Math.round(minutes / 60));
    if (days === 1) return words.tomorrow;
    return days < 100 ? counted(words.days, days) : "";
  };

  /* One broadcast: its state, and what is said of it. A date that may change is never live. */
  const reading = ({ clock, starts, ends, follows }, now) => {
    const start = Date.parse(starts);
    const end = ends ? Date.parse(ends) : null;
    if (now < start) return ["ahead", ahead(start, now)];
    if (clock !== "sure") return ["", ""];
    if (end !== null && now < end) return ["live", words.live];
    const over = end !== null || siteDay(now) > siteDay(start);
    return over ? ["over", follows === undefined ? words.over : words.follows] : ["", ""];
  };

  /* The reader's own clock, where it shows another time. */
  const ownTime = (iso) => {
    const moment = new Date(iso);
    const own = -moment.getTimezoneOffset();
    if (own === offset(moment.getTime())) return "";
    const hour = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
    const date = words.date
      .replace("%d", two(moment.getDate()))
      .replace("%m", two(moment.getMonth() + 1));
    const same = day(moment.getTime(), own) === siteDay(moment.getTime());
    return words.own.replace("%t", same ? hour : `${date}, ${hour}`);
  };

  const show = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
    element.hidden = !text;
  };

  let next;
  const update = () => {
    const now = Date.now();
    for (const element of document.querySelectorAll("[data-clock]")) {
      const [state, text] = reading(element.dataset, now);
      element.dataset.state = state;
      show(element, text);
    }
    for (const element of document.querySelectorAll("[data-own-time]")) {
      show(element, ownTime(element.dataset.ownTime));
    }
    const weeks = [...document.querySelectorAll("[data-week]")];
    for (const { dataset, classList, firstElementChild } of weeks) {
      const past = Date.parse(dataset.until) <= now;
      const current = !past && Date.parse(dataset.since) <= now;
      classList.toggle("week--past", past);
      const mark = firstElementChild.querySelector("[data-week-mark]");
      show(mark, past ? words.pastWeek : current ? words.thisWeek : "");
    }
    const notice = document.querySelector("[data-outdated-from]");
    if (notice) show(notice, Date.parse(notice.dataset.outdatedFrom) <= now ? words.outdated : "");
    clearTimeout(next);
    next = setTimeout(update, MINUTE - (now % MINUTE) + 20);
  };

  update();
  /* A page that was asleep, or comes back from the history, speaks of now at once. */
  document.addEventListener("visibilitychange", update);
  window.addEventListener("pageshow", update);
})();
