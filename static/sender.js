/**
 * Sends what the outbox holds, one small request a change, until each is acknowledged.
 *
 * A request that gets no answer, or one that says "later", is repeated after growing pauses with some chance in them,
 * so that a class whose network comes back does not knock all at once.
 */

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const PATIENCE_MS = 15_000;
const KEEPALIVE_BYTES = 60_000; // browsers refuse keepalive bodies of more than 64 KiB in all

export class Sender {
  #outbox;
  #urls;
  #token;
  #heard;
  #running = false;
  #failures = 0;
  #timer = null;
  #stopped = false;

  /** `heard` is told: state(name), acknowledged(reply), refused(entry, error), closed(error), lost(). */
  constructor({ outbox, urls, token, heard }) {
    this.#outbox = outbox;
    this.#urls = urls;
    this.#token = token;
    this.#heard = heard;
  }

  /** Send soon: at once, or after `delay` milliseconds if nothing is planned sooner. */
  wake(delay = 0) {
    if (this.#stopped || this.#running) return;
    if (delay === 0) {
      clearTimeout(this.#timer);
      this.#timer = null;
      void this.#run();
    } else if (this.#timer === null) {
      this.#timer = setTimeout(() => this.wake(), delay);
    }
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** The page is going away: hand everything to the browser, which finishes sending without us. */
  sendLast() {
    if (this.#stopped) return;
    let room = KEEPALIVE_BYTES;
    for (const entry of this.#outbox.waiting()) {
      const body = JSON.stringify(wire(entry));
      room -= 3 * body.length;
      if (room < 0) return; // what does not fit stays in the outbox for the next visit
      fetch(this.#urls.answers, { ...this.#options(body), keepalive: true }).catch(() => {});
    }
  }

  /** Hand in, with everything not yet acknowledged. Returns {status, reply}; status 0 means no answer came. */
  async submit() {
    const body = JSON.stringify({ answers: this.#outbox.waiting().map(wire) });
    return this.#post(this.#urls.submit, body);
  }

  async #run() {
    this.#running = true;
    let any = false;
    try {
      for (let entry = this.#next(); entry && !this.#stopped; entry = this.#next()) {
        this.#heard.state("saving");
        const { status, reply } = await this.#post(this.#urls.answers, JSON.stringify(wire(entry)));
        if (!this.#judge(entry, status, reply)) return this.#pause();
        any = true;
      }
      if (any) this.#heard.state("idle"); // where nothing was sent, nothing is known
    } finally {
      this.#running = false;
    }
    if (this.#next()) this.wake();
  }

  #next() {
    return this.#outbox.waiting()[0];
  }

  /** What an answer from the server means; false when the same entry has to be sent again later. */
  #judge(entry, status, reply) {
    if (status === 200) {
      this.#failures = 0;
      this.#outbox.settle(entry);
      this.#heard.acknowledged(reply);
      return true;
    }
    if (status === 409 && reply.kind === "AttemptClosed") {
      if (reply.kept) this.#outbox.settle(entry);
      else this.#outbox.refuse(entry);
      this.#heard.closed(reply.error);
      return true;
    }
    if (status === 409 || status === 413 || status === 422) {
      this.#outbox.refuse(entry);
      this.#heard.refused(entry, reply.error);
      return true;
    }
    if (status === 404) this.#heard.lost();
    else this.#heard.state(status === 0 ? "offline" : "busy");
    return false;
  }

  #pause() {
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.wake();
    }, longest * (0.5 + Math.random() / 2));
  }

  /** What the server knows now, as {status, reply}: the attempt's status and answers. Also brings a fresh token. */
  async look() {
    try {
      const response = await fetch(this.#urls.state, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
      const reply = await response.json();
      if (response.ok) this.#token = reply.csrf_token;
      return { status: response.status, reply };
    } catch {
      return { status: 0, reply: {} };
    }
  }

  async #post(url, body) {
    try {
      const first = await this.#fetch(url, body);
      if (first.status !== 400) return first;
      const looked = await this.look(); // the token was from an older session; looking brought a new one
      return looked.status === 200 ? await this.#fetch(url, body) : looked;
    } catch {
      return { status: 0, reply: {} };
    }
  }

  async #fetch(url, body) {
    const response = await fetch(url, { ...this.#options(body), signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, reply: await response.json().catch(() => ({})) };
  }

  #options(body) {
    return {
      method: "POST",
      body,
      redirect: "error",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
    };
  }
}

function wire(entry) {
  return {
    client_id: entry.clientId,
    client_seq: entry.clientSeq,
    slot: entry.slot,
    response: entry.response,
    waited_ms: Math.max(0, Date.now() - entry.writtenAt), // a difference: right even where the clock is days off
  };
}
