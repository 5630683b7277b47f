// How far the job is, asked again until it has ended; then the page itself leads on. Without this script it reloads.

const EVERY_MS = 400;
const AFTER_TROUBLE_MS = 3_000;

const job = document.querySelector("[data-job]");
const words = job.querySelector("#job-words");
const bar = job.querySelector("progress");

const look = async () => {
  let pause = EVERY_MS;
  try {
    const answer = await fetch(job.dataset.job, { redirect: "error" });
    if (answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error(answer.statusText);
    const now = await answer.json();
    if (now.ended) return location.replace(location.href);
    bar.value = now.progress;
    if (words.textContent !== now.words) words.textContent = now.words; // a status that stays is not read out again
  } catch {
    pause = AFTER_TROUBLE_MS; // offline or signed out: the page stays as it is and goes on asking
  }
  return setTimeout(look, pause);
};

setTimeout(look, EVERY_MS);
