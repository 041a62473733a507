/* Improvements to pages that read well without them. Words come from the page, never from here. */

const page = document.documentElement;

const memory = {
  read(key) {
    try {
      return localStorage.getItem(`pressroom.${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value) localStorage.setItem(`pressroom.${key}`, value);
      else localStorage.removeItem(`pressroom.${key}`);
    } catch {
      /* The wish holds for this page only. */
    }
  },
};

/* Colours and text size as the reader likes them. */
const display = document.querySelector("[data-display]");
if (display) {
  const settings = { theme: "theme", "text-size": "textSize" };
  const box = display.closest("details");
  for (const [name, data] of Object.entries(settings)) {
    for (const choice of display.elements[name]) choice.checked = choice.value === (page.dataset[data] ?? "");
  }
  display.addEventListener("change", ({ target }) => {
    if (target.value) page.dataset[settings[target.name]] = target.value;
    else delete page.dataset[settings[target.name]];
    memory.write(target.name, target.value);
  });
  document.addEventListener("click", ({ target }) => {
    if (!box.contains(target)) box.open = false;
  });
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && box.open) {
      box.open = false;
      box.querySelector("summary").focus();
    }
  });
}

/* Copy a citation or an address. */
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(source.textContent.trim().replace(/\s+/g, " "));
    status.textContent = button.dataset.copied;
  } catch {
    getSelection().selectAllChildren(source);
  }
});

/* Remember the language that the reader chose; `/` goes on to it. */
document.addEventListener("click", ({ target }) => {
  const link = target.closest("[data-language]");
  if (link) memory.write("language", link.dataset.language);
});

const choice = document.querySelector("[data-choice]");
if (choice && location.hash !== "#choose") {
  const home = new URL(choice.dataset.root, location.href).href;
  if (!document.referrer.startsWith(home)) {
    const wishes = [memory.read("language"), ...navigator.languages];
    const links = [...choice.querySelectorAll("[data-language]")];
    for (const wish of wishes) {
      const link = wish && links.find(({ dataset }) => dataset.language === wish.split("-")[0]);
      if (link) {
        location.replace(link.href);
        break;
      }
    }
  }
}

/* Contents: open beside a wide page, and showing which question is being read. */
const contents = document.querySelector("[data-open-when-wide]");
if (contents) {
  const wide = matchMedia("(min-width: 62em)");
  const adapt = () => {
    contents.open = wide.matches;
  };
  adapt();
  wide.addEventListener("change", adapt);

  let current = null;
  const reading = new IntersectionObserver(
    (entries) => {
      const entry = entries.find(({ isIntersecting }) => isIntersecting);
      if (!entry || !wide.matches) return;
      current?.removeAttribute("aria-current");
      current = contents.querySelector(`[href="#${entry.target.id}"]`);
      current?.setAttribute("aria-current", "location");
      const list = current?.closest("ol");
      if (list) list.scrollTop = current.offsetTop - list.clientHeight / 3;
    },
    { rootMargin: "-15% 0px -80%" },
  );
  for (const question of document.querySelectorAll(".question")) reading.observe(question);
}
