/**
 * Which kernels still answer.
 *
 * A restarted kernel closes nothing visible in the page, so every room is asked every two seconds; one that fell silent
 * is asked less often. While the page is hidden or the machine sleeps nobody is asked, and nobody is blamed.
 * A page that is busy itself hears late: silence is counted in ticks, between which an answer that is there gets its turn.
 */

const PING = 2000;
const SILENCE = 5000;
const TICK = 1000;
const REST = 10_000;

export class Heartbeat {
  /**
   * @param {{ping: (room: object) => void, changed: () => void}} act
   * @param {{now: () => number, every: (fn: () => void, ms: number) => () => void, hidden: () => boolean}} page
   */
  constructor(act, page) {
    this.act = act;
    this.page = page;
    this.rooms = new Map();
    this.last = page.now();
    this.stop = page.every(() => this.tick(), TICK);
  }

  add(room) {
    const now = this.page.now();
    this.rooms.set(room, { silent: 0, asked: now, alive: true });
    this.act.ping(room);
  }

  remove(room) {
    this.rooms.delete(room);
  }

  alive(room) {
    return this.rooms.get(room)?.alive ?? false;
  }

  heard(room) {
    const pulse = this.rooms.get(room);
    if (!pulse) return;
    const woke = !pulse.alive;
    Object.assign(pulse, { silent: 0, alive: true });
    if (woke) this.act.changed();
  }

  tick() {
    const now = this.page.now();
    const paused = now - this.last > 3 * TICK;
    this.last = now;
    if (this.page.hidden()) return this.forgive();
    if (paused) this.forgive();
    for (const [room, pulse] of this.rooms) this.check(room, pulse, now);
  }

  check(room, pulse, now) {
    pulse.silent += TICK;
    if (pulse.alive && pulse.silent > SILENCE) {
      pulse.alive = false;
      this.act.changed();
    }
    if (now - pulse.asked >= (pulse.alive ? PING : REST)) {
      pulse.asked = now;
      this.act.ping(room);
    }
  }

  forgive() {
    for (const pulse of this.rooms.values()) if (pulse.alive) pulse.silent = 0;
  }
}
