/* Whoever came for a place on the page that was here is led to that place on the new one. */

const target = document.querySelector("[data-moved]");
if (target && location.hash && !target.hash) location.replace(target.href + location.hash);
