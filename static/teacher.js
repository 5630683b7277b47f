// Small comforts of the teacher's pages; every page works without them.

// A form that is on its way is not sent again by a second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
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
    if (document.hidden || progress.contains(document.activeElement)) return;
    try {
      const answer = await fetch(progress.dataset.refresh, { redirect: "error" });
      if (answer.ok) progress.innerHTML = await answer.text();
    } catch {
      // offline or signed out: the table stays as it was, and the link to refresh says why
    }
  }, EVERY_MS);
}
