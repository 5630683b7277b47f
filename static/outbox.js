/**
 * Answers that the server has not acknowledged yet, kept on this device until it has.
 *
 * Every entry has a place of its own in localStorage, named after attempt, client and slot, so that two tabs never
 * write the same one. An entry is {clientId, clientSeq, slot, response, writtenAt, refused?}.
 */

const ROOT = "quizgen:outbox:";

export class Outbox {
  #prefix;
  #kept = new Map();
  durable = true;

  constructor(attempt) {
    this.#prefix = `${ROOT}${attempt}:`;
    try {
      for (const name of Object.keys(localStorage)) {
        if (!name.startsWith(this.#prefix)) continue;
        const entry = readEntry(localStorage.getItem(name));
        if (entry) this.#kept.set(name, entry);
        else localStorage.removeItem(name);
      }
    } catch {
      this.durable = false; // a browser may forbid storage; then the answers live as long as this page
    }
  }

  /** Keep a change. It takes the place of every older one for the same slot that this page knows of. */
  put(entry) {
    for (const [name, older] of this.#kept) {
      if (older.slot === entry.slot) this.#drop(name, older);
    }
    const name = this.#name(entry);
    this.#kept.set(name, entry);
    this.#write(name, entry);
  }

  /** The server has exactly this entry: let go of it, unless something newer stands in its place. */
  settle(entry) {
    this.#drop(this.#name(entry), entry);
  }

  /** The server will not take this entry: keep it here, but send it no more. */
  refuse(entry) {
    const name = this.#name(entry);
    if (this.#kept.get(name)?.clientSeq !== entry.clientSeq) return;
    const refused = { ...entry, refused: true };
    this.#kept.set(name, refused);
    this.#write(name, refused);
  }

  /** What is still to be sent, oldest first. */
  waiting() {
    return this.all().filter((entry) => !entry.refused);
  }

  /** Everything kept here, oldest first. */
  all() {
    return [...this.#kept.values()].sort((a, b) => a.writtenAt - b.writtenAt || a.clientSeq - b.clientSeq);
  }

  /** Whether an answer to this slot is kept here. */
  holds(slot) {
    return this.all().some((entry) => entry.slot === slot);
  }

  #name(entry) {
    return `${this.#prefix}${entry.clientId}:${entry.slot}`;
  }

  #write(name, entry) {
    try {
      localStorage.setItem(name, JSON.stringify(entry));
    } catch {
      this.durable = false;
    }
  }

  #drop(name, entry) {
    if (this.#kept.get(name)?.clientSeq === entry.clientSeq) this.#kept.delete(name);
    try {
      // Another tab may have put a newer change in the same place; that one stays.
      if (readEntry(localStorage.getItem(name))?.clientSeq === entry.clientSeq) localStorage.removeItem(name);
    } catch {
      this.durable = false;
    }
  }
}

function readEntry(text) {
  try {
    const entry = JSON.parse(text);
    const whole = entry && typeof entry.clientId === "string" && Number.isSafeInteger(entry.clientSeq);
    return whole && Number.isSafeInteger(entry.slot) && "response" in entry ? entry : null;
  } catch {
    return null;
  }
}
