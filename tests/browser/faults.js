// What is wrong with the page as it stands now, in words; run inside it by looking.py.
() => {
  const faults = [];
  scrollTo({ top: 0, behavior: "instant" }); // where a bar that stays covers nothing
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`it scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);

  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip-link");
  const named = (element) => `<${element.localName}> “${(element.textContent.trim() || element.name || "").slice(0, 40)}”`;

  // What a scrolling box does not show is not on the page.
  const clipped = (element, rect) => {
    let { left, top, right, bottom } = rect;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflow === "visible") continue;
      const edge = box.getBoundingClientRect();
      [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
      [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
    }
    return { left, top, right, bottom };
  };

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "NOSCRIPT", "OPTION"].includes(element.tagName) || !seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clipped(element, rect);
      if (box.right - box.left > 1 && box.bottom - box.top > 1) texts.push({ node, element, ...box });
    }
  }
  const controls = [...document.querySelectorAll("input:not([type=hidden]), select, textarea, .btn, summary")].filter(seen);
  const boxes = controls.map((element) => ({ element, ...clipped(element, element.getBoundingClientRect()) }));

  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  texts.sort((a, b) => a.top - b.top);
  texts.forEach((one, place) => {
    for (let next = place + 1; next < texts.length && texts[next].top < one.bottom; next += 1) {
      if (texts[next].node !== one.node && meet(one, texts[next])) faults.push(`${named(one.element)} lies on ${named(texts[next].element)}`);
    }
    for (const box of boxes) {
      if (!box.element.contains(one.element) && meet(one, box)) faults.push(`${named(one.element)} lies on ${named(box.element)}`);
    }
  });

  for (const element of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")) {
    if (!seen(element) || getComputedStyle(element).display === "inline") continue;
    const parts = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const high = Math.max(...parts.map((part) => part.height)), wide = Math.max(...parts.map((part) => part.width));
    if (Math.min(high, wide) < 23.5) faults.push(`${named(element)} is a target of ${wide.toFixed()} × ${high.toFixed()}`);
  }

  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const over = (top, below) => [0, 1, 2].map((i) => (top[i] * top[3] + below[i] * (255 - top[3])) / 255);
  const ground = (element) => {
    const back = rgba(getComputedStyle(element).backgroundColor);
    if (back[3] === 255) return [...back];
    return [...over(back, element.parentElement ? ground(element.parentElement) : [255, 255, 255]), 255];
  };
  const light = (colour) => {
    const [r, g, b] = [0, 1, 2].map((i) => colour[i] / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const element of new Set([...texts.map((text) => text.element), ...controls])) {
    if (element.disabled || element.type === "radio" || element.type === "checkbox") continue;
    const style = getComputedStyle(element), below = ground(element);
    const [a, b] = [light(over(rgba(style.color), below)), light(below)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < (large ? 3 : 4.5)) faults.push(`${named(element)} has a contrast of ${contrast.toFixed(2)}`);
  }

  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) faults.push(`the id ${id} stands there twice`);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter((h) => h.checkVisibility()).map((h) => Number(h.localName[1]));
  if (levels[0] !== 1) faults.push(`its first heading is of level ${levels[0]}`);
  levels.forEach((level, place) => { if (place && level > levels[place - 1] + 1) faults.push(`a heading of level ${level} follows one of ${levels[place - 1]}`); });
  const main = [...document.querySelectorAll(".btn-primary")].filter(seen);
  if (main.length > 1) faults.push(`it has ${main.length} main actions: ${main.map(named).join(", ")}`);
  for (const element of controls.filter((control) => "labels" in control && control.localName !== "button")) {
    if (!element.labels?.length && !element.ariaLabel) faults.push(`${named(element)} has no label`);
  }
  return [...new Set(faults)];
}
