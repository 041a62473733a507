/* Before the first paint: that script runs, and how this reader wants pages to look. */
(() => {
  const page = document.documentElement;
  page.dataset.script = "";
  try {
    for (const [key, name] of [["theme", "theme"], ["text-size", "textSize"]]) {
      const wish = localStorage.getItem(`pressroom.${key}`);
      if (wish) page.dataset[name] = wish;
    }
  } catch {
    /* Storage is closed to us: the page looks as the device wishes. */
  }
})();
