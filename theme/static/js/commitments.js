/* Promises as they stand today, and lists of them by district and by who is responsible. */

/* Overdue today: the last day has passed in the site's zone since the page was made. */
const passed = (item) => {
  const wish = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: item.dataset.zone };
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", wish).formatToParts(new Date());
  const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}` > item.dataset.due;
};

let since = 0;
for (const item of document.querySelectorAll("[data-due]")) {
  if (!passed(item)) continue;
  since += 1;
  const tag = document.createElement("span");
  tag.className = "tag tag--bad";
  tag.textContent = item.dataset.overdue;
  item.querySelector("[data-tags]").append(" ", tag);
  item.classList.replace("promise--open", "promise--overdue");
}
const notice = document.querySelector("[data-since]");
if (notice && since) notice.hidden = false;

/* Filter a list. What does not fit is hidden; the number of what is shown is told. */
const form = document.querySelector("[data-filter]");
if (form) {
  const items = [...document.querySelectorAll(".promise")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const found = form.querySelector("[data-found]");
  const show = () => {
    const wishes = [...new FormData(form)].filter(([, wish]) => wish);
    for (const item of items) item.hidden = wishes.some(([name, wish]) => item.dataset[name] !== wish);
    for (const group of groups) group.hidden = !group.querySelector(".promise:not([hidden])");
    const shown = items.filter(({ hidden }) => !hidden).length;
    found.textContent = wishes.length
      ? found.dataset.found.replace("{shown}", shown).replace("{all}", items.length)
      : "";
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
