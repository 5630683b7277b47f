// A box that scrolls is a tab stop, so that keys can scroll it; one that shows all it holds is none, and wears no frame.

const look = (box) => {
  const scrolls = box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  if (scrolls) box.tabIndex = 0;
  else if (box !== document.activeElement) box.removeAttribute("tabindex");
};

const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => look(target.closest("[data-scrolls]"))));
for (const box of document.querySelectorAll("[data-scrolls]")) {
  sizes.observe(box);
  for (const inside of box.children) sizes.observe(inside);
}
