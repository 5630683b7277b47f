/**
 * The quiz page: hears every change, keeps it in the outbox, shows in words what is saved, and hands in.
 *
 * Without this script the page is one plain form that saves and hands in by itself.
 */

import { Outbox } from "./outbox.js";
import { Sender } from "./sender.js";

const LOOK_AGAIN_MS = 3_000;
const TYPING_PAUSE_MS = 1_000; // the promise is a second at most between a change and its being sent

const form = document.querySelector("form[data-attempt]");
const data = form.dataset;
const part = (name) => document.querySelector(`[data-part="${name}"]`);
const fields = [...form.querySelectorAll("[data-slot]")];
const slots = new Map(fields.map((field) => [Number(field.dataset.slot), field]));

const clientId = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
let clientSeq = 0;
let shownState = "idle";
let leaving = false;

let sentBefore = [...slots.keys()].some((slot) => responseOf(slot) !== null); // what the server put into the page, it has

const outbox = new Outbox(data.attempt);
const sender = new Sender({
  outbox,
  urls: { answers: data.answersUrl, submit: data.submitUrl, state: data.stateUrl },
  token: document.querySelector("meta[name=csrf-token]").content,
  heard: { state: showState, acknowledged, refused, closed, lost },
});

// Reading and writing what the fields show

function inputsOf(slot) {
  return [...slots.get(slot).querySelectorAll(`[name="slot-${slot}"], [name^="slot-${slot}-"]`)];
}

/** The answer as it is sent: a text, for words to be matched an object with a meaning by the word, and null for a blank. */
function responseOf(slot) {
  const inputs = inputsOf(slot);
  if (isOfAWord(inputs[0])) {
    const matched = inputs.filter((input) => input.value).map((input) => [input.dataset.word, input.value]);
    return matched.length ? Object.fromEntries(matched) : null;
  }
  if (inputs[0].type !== "radio") return inputs[0].value.trim() ? inputs[0].value : null;
  return inputs.find((input) => input.checked)?.value ?? null;
}

function show(slot, response) {
  for (const input of inputsOf(slot)) {
    if (isOfAWord(input)) input.value = response && Object.hasOwn(response, input.dataset.word) ? response[input.dataset.word] : "";
    else if (input.type === "radio") input.checked = input.value === response;
    else input.value = response ?? "";
  }
}

function isOfAWord(input) {
  return input.dataset.word !== undefined;
}

function same(one, other) {
  const written = (response) => JSON.stringify(response && typeof response === "object" ? Object.entries(response).sort() : response);
  return written(one) === written(other);
}

function say(slot, message) {
  const line = slots.get(slot).querySelector("[data-part=note]");
  line.textContent = message;
  line.hidden = message === "";
}

// A change: first kept here, then sent

function changed(slot, delay) {
  say(slot, "");
  clientSeq += 1;
  outbox.put({ clientId, clientSeq, slot, response: responseOf(slot), writtenAt: Date.now() });
  showEmpty();
  showState(shownState === "idle" ? "saving" : shownState); // noticed at once, and counted where it waits
  sender.wake(delay);
}

function slotOf(target) {
  const field = target.closest("[data-slot]");
  return field && inputsOf(Number(field.dataset.slot)).includes(target) ? Number(field.dataset.slot) : null;
}

form.addEventListener("input", (event) => {
  const slot = slotOf(event.target);
  if (slot !== null) changed(slot, event.target.type === "radio" ? 0 : TYPING_PAUSE_MS);
});

form.addEventListener("focusout", () => sender.wake());

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || ["select", "textarea"].includes(event.target.localName) || slotOf(event.target) === null) return;
  event.preventDefault(); // Enter in an answer means "done with this one", not "hand everything in"
  sender.wake();
});

// What the server says

function acknowledged(reply) {
  sentBefore = true;
  if (shownState !== "closed") shownState = "saving"; // whatever was in the way is over
  showState("saving");
  adopt(reply.overtaken);
}

/** Show what counts on the server where another tab or device answered later than this one. */
function adopt(answers) {
  for (const [number, response] of Object.entries(answers)) {
    const slot = Number(number);
    if (!slots.has(slot) || outbox.holds(slot) || same(response, responseOf(slot))) continue;
    show(slot, response);
    say(slot, "You changed this answer in another tab or on another device. This is the newer one.");
  }
  showEmpty();
}

function refused(entry, message) {
  say(entry.slot, message || "This answer could not be saved as it is. Change it, and it is sent again.");
  slots.get(entry.slot)?.querySelector("[data-part=note]").setAttribute("role", "alert");
}

function closed(message) {
  showState("closed");
  notice(message, "See your receipt", data.receiptUrl);
  for (const field of fields) field.disabled = true;
  part("hand-in").disabled = true;
}

function lost() {
  showState("lost");
  notice("Another device has taken your seat, or this browser has forgotten it. Nothing is lost: take the seat again with your resume code, then go on here.", "Take your seat again (opens in a new tab)", data.resumeUrl);
}

function notice(message, label, url) {
  const box = part("notice");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: label });
  if (url === data.resumeUrl) link.target = "_blank";
  box.replaceChildren(`${message} `, link);
  box.hidden = false;
}

// In words

/** Show how saving goes. Another try while something is in the way changes nothing until it is answered. */
function showState(wanted) {
  const inTheWay = ["offline", "busy", "lost"].includes(shownState);
  const state = shownState === "closed" || (inTheWay && wanted === "saving") ? shownState : wanted;
  shownState = state;
  const count = outbox.all().length;
  const kept = `${count} ${count === 1 ? "answer" : "answers"} kept here${outbox.durable ? "" : " while this page is open"}`;
  const refusedHere = outbox.all().length - outbox.waiting().length;
  const idle = refusedHere ? `Not saved: look at the ${refusedHere === 1 ? "question" : "questions"} with a remark` : sentBefore ? "Saved" : "Your answers are saved as you give them";
  const words = {
    saving: "Saving…",
    offline: count ? `Offline: ${kept}` : "Offline: you can go on answering",
    busy: `Server busy: ${kept}`,
    lost: count ? `Not connected: ${kept}` : "Not connected: your seat is taken elsewhere",
    closed: "This attempt is over",
    idle,
  }[state];
  const line = part("status");
  if (words && line.textContent !== words) line.textContent = words;
  if (state === "saving" || state === "idle") part("notice").hidden = true;
  if (state !== "saving") part("download").hidden = count === 0; // a button that vanishes while it is pressed does nothing
}

function showEmpty() {
  const empty = [...slots.keys()].filter((slot) => responseOf(slot) === null);
  const links = empty.flatMap((slot, place) => {
    const link = Object.assign(document.createElement("a"), { href: `#question-${slot}`, textContent: String(slot) });
    return place ? [place === empty.length - 1 ? " and " : ", ", link] : [link];
  });
  const verb = empty.length === 1 ? " is empty." : " are empty.";
  const noun = empty.length === 1 ? "Question " : "Questions ";
  for (const line of document.querySelectorAll("[data-part=empty]")) {
    if (empty.length) line.replaceChildren(noun, ...links.map((piece) => piece.cloneNode?.(true) ?? piece), verb);
    else line.replaceChildren("You have answered every question.");
  }
}

// Handing in

const confirmBox = part("confirm");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.dataset.part === "hand-in-now") void handIn();
  else {
    askOnce(true);
    part("confirm-heading").focus();
  }
});

part("go-on").addEventListener("click", () => {
  askOnce(false);
  part("hand-in").focus();
});

function askOnce(asking) {
  confirmBox.hidden = !asking;
  part("before-confirm").hidden = asking;
  if (asking) confirmBox.scrollIntoView({ block: "nearest" });
}

async function handIn() {
  const button = part("hand-in-now");
  const line = part("hand-in-status");
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  line.textContent = "Handing in…";
  const { status, reply } = await sender.submit();
  if (status === 200) {
    for (const entry of outbox.all()) outbox.settle(entry);
    leaving = true;
    sender.stop();
    location.assign(reply.receipt);
    return;
  }
  if (status === 422) {
    line.textContent = reply.error;
    button.removeAttribute("aria-disabled");
  } else if (status === 404) {
    line.textContent = "";
    button.removeAttribute("aria-disabled");
    lost();
  } else {
    line.textContent = "Not handed in yet: there is no connection. Keep this page open; it will be sent by itself.";
    line.scrollIntoView({ block: "nearest" });
    button.removeAttribute("aria-disabled");
    setTimeout(() => {
      if (!confirmBox.hidden) void handIn();
    }, 3_000 + Math.random() * 2_000);
  }
}

// Coming, going, and the last resort

part("download-button").addEventListener("click", () => {
  const answers = Object.fromEntries([...slots.keys()].map((slot) => [slot, responseOf(slot)]));
  const content = { attempt: data.attempt, answers, not_acknowledged: outbox.all() };
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: `answers-${data.attempt}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
});

async function catchUp() {
  const { status: answer, reply } = await sender.look();
  if (shownState === "closed") return;
  if (answer === 404) return lost();
  const known = answer === 200 ? reply : null;
  if (known?.status === "submitted") closed("This attempt has been handed in.");
  else if (known) adopt(known.answers);
  if (outbox.waiting().length) sender.wake();
  else if (known) showState("idle");
  else if (shownState === "offline") setTimeout(() => void catchUp(), LOOK_AGAIN_MS);
}

addEventListener("online", () => void catchUp());
addEventListener("focus", () => {
  if (shownState === "lost") void catchUp(); // back from the window in which the seat was taken again
});
addEventListener("offline", () => showState("offline"));
addEventListener("pagehide", () => {
  if (!leaving) sender.sendLast();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // the back button may show a page from before the hand-in
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") sender.wake();
  else void catchUp();
});

// The article beside or behind the questions

const views = form.closest("[data-view]");
const places = { questions: 0, article: 0 };
for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => {
    places[views.dataset.view] = scrollY;
    views.dataset.view = button.dataset.show;
    for (const other of document.querySelectorAll("[data-show][aria-pressed]")) {
      other.setAttribute("aria-pressed", String(other.dataset.show === button.dataset.show));
    }
    scrollTo({ top: places[views.dataset.view], behavior: "instant" });
  });
}

// What an earlier visit kept but could not send

document.documentElement.classList.add("scripted");
for (const entry of outbox.all()) {
  if (slots.has(entry.slot)) show(entry.slot, entry.response);
}
showEmpty();
showState("idle");
if (outbox.waiting().length) sender.wake();
