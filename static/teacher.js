// Small comforts of the teacher's pages; every page works without them.

// A form that is on its way is not sent again by a second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return; // a download may be asked for twice
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

// Back from the next page, the form may be sent anew.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A new class is most likely where the teacher is.
const zone = document.querySelector("form[data-zone=browser] select");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some((option) => option.value === here)) zone.value = here;

// Giving a quiz: who says their name how by the class chosen, and a hint only where it applies.
const names = document.querySelectorAll("input[name=names]");
const chosenClass = document.querySelector("select[name=class_id]");
chosenClass?.addEventListener("change", () => {
  const typed = chosenClass.selectedOptions[0].dataset.students === "0";
  for (const input of names) input.checked = input.value === (typed ? "typed" : "list");
});

const copying = document.querySelector("[data-part=copying]");
if (copying) {
  const fields = copying.closest("form").elements;
  const look = () => {
    copying.hidden = !(fields.attempts.value > 1 && fields.release.value === "answers" && fields.release_when.value === "at once");
  };
  copying.closest("form").addEventListener("input", look);
  look();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  });
}

// Who has started and finished stays fresh while the page can be seen and nothing in the table is in use.
const EVERY_MS = 10_000;
const progress = document.querySelector("[data-refresh]");
if (progress) {
  setInterval(async () => {
    if (document.hidden || progress.contains(document.activeElement) || progress.querySelector("details[open]")) return;
    try {
      const answer = await fetch(progress.dataset.refresh, { redirect: "error" });
      if (answer.ok) progress.innerHTML = await answer.text();
    } catch {
      // offline or signed out: the table stays as it was, and the link to refresh says why
    }
  }, EVERY_MS);
}

// What the clipboard holds beside plain text tells headings and lists; it counts until the text is changed by hand.
const article = document.querySelector("textarea[name=text]");
const rich = article?.form.elements.html;
if (rich) {
  let pasted = "";
  article.addEventListener("paste", (event) => {
    const whole = article.selectionEnd - article.selectionStart === article.value.length;
    const html = event.clipboardData.getData("text/html");
    setTimeout(() => {
      pasted = article.value;
      rich.value = whole && html.length <= 1500000 ? html : "";
    });
  });
  article.addEventListener("input", () => {
    if (article.value !== pasted) rich.value = "";
  });
}
