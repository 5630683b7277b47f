// The evidence of a question lights up in the article while the question is pointed at or holds the focus.
// Without this script the same links jump to the evidence, which lights up as the target of the address.

const pane = document.querySelector(".article-pane");

const marksOf = (number) => pane.querySelectorAll(`mark[data-question="${number}"]`);

const light = (number, on) => marksOf(number).forEach((mark) => mark.classList.toggle("lit", on));

/** Scrolls the article, and nothing else, until the evidence can be seen; on narrow screens the page stays where it is. */
const show = (number) => {
  const [first] = marksOf(number);
  if (!first || pane.scrollHeight <= pane.clientHeight) return;
  const { top, bottom } = pane.getBoundingClientRect();
  const above = first.getBoundingClientRect().top - top;
  const inSight = Math.min(bottom, innerHeight) - top; // the pane's foot may stand below the window's
  if (above < 0 || above > inSight - 80) pane.scrollTop += above - inSight / 3;
};

if (pane) {
  if (pane.classList.contains("evidence-now")) show(1); // beside a question's form, the evidence is in sight from the start
  for (const card of document.querySelectorAll(".question-card")) {
    const number = card.dataset.question;
    card.addEventListener("pointerenter", () => { light(number, true); show(number); });
    card.addEventListener("pointerleave", () => light(number, card.contains(document.activeElement)));
    card.addEventListener("focusin", () => { light(number, true); show(number); });
    card.addEventListener("focusout", () => light(number, false));
  }
}
