/** What an answer rests on: inputs that it read itself, and kept answers that it used. */
interface Ground {
  inputs: Set<string>;
  answers: Set<string>;
}
interface Frame extends Ground {
  /** Lowest open question that the answer rests on while that one is itself unanswered; its own place when none. -1: a bound was met. */
  low: number;
}

/** New answers that one outermost question may take: the largest seen in a real toy took 7,000. */
const MAX_WORK = 12_000;
/** Questions open within each other at most: what lies deeper isn't followed. */
const MAX_OPEN = 300;

/**
 * Remembers answers together with what they were made from. An answer rests on *inputs*: names looked up in the tree (also those not
 * found) and files read, directly or through other answers. When inputs change, the answers that rest on them are forgotten, so a kept
 * answer is always the one that a linker without memory would give.
 */
export class Memo {
  private readonly answers = new Map<string, unknown>();
  /** Answers by the input or answer (`?key`) that they rest on. */
  private readonly resting = new Map<string, Set<string>>();
  private readonly open: Frame[] = [];
  private work = 0;
  private readonly running = new Map<string, number>();
  /** Answers made inside a cycle: good until the question at which the cycle was entered is answered. */
  private readonly passing = new Map<string, { value: unknown; low: number }>();
  /** Their keys, by the place of that question. */
  private readonly until = new Map<number, string[]>();

  /** Notes that the answer being made rests on this input. */
  read(input: string): void {
    this.open.at(-1)?.inputs.add(input);
  }

  /** Notes that the answer being made is incomplete (a bound was met), so it must not be kept for another question. */
  cut(): void {
    for (const frame of this.open) frame.low = -1;
  }

  /**
   * The answer to a question, made once. A question met again while it is being answered gives `cycle`; answers made within a cycle are
   * kept only until the cycle's first question is answered, for they depend on where the cycle was entered.
   */
  ask<T>(key: string, make: () => T, cycle: () => T): T {
    const outer = this.open.at(-1);
    if (this.answers.has(key)) {
      outer?.answers.add(key);
      return this.answers.get(key) as T;
    }
    const passing = this.passing.get(key);
    if (passing) {
      // What it rests on has been handed to that question already.
      if (outer) outer.low = Math.min(outer.low, passing.low);
      return passing.value as T;
    }
    const running = this.running.get(key);
    if (running !== undefined) {
      if (outer) outer.low = Math.min(outer.low, running);
      return cycle();
    }
    const place = this.open.length;
    if (place >= MAX_OPEN) {
      this.cut();
      return cycle();
    }
    if (place === 0) this.work = MAX_WORK;
    // Spent: what has been found so far is the answer, and is kept, so that the same maze isn't walked again from its next entrance.
    if (--this.work < 0) return cycle();
    const frame: Frame = { inputs: new Set(), answers: new Set(), low: place };
    this.open.push(frame);
    this.running.set(key, place);
    let value: T;
    try {
      value = make();
    } finally {
      this.open.pop();
      this.running.delete(key);
      this.drop(place);
    }
    if (frame.low >= place || this.work < 0) {
      this.keep(key, value, frame);
      outer?.answers.add(key);
    } else if (outer) {
      this.passing.set(key, { value, low: frame.low });
      const keys = this.until.get(frame.low);
      if (keys) keys.push(key);
      else this.until.set(frame.low, [key]);
      const first = this.open[frame.low];
      if (first) lean(first, frame);
      outer.low = Math.min(outer.low, frame.low);
    }
    return value;
  }

  /** Forgets every answer that rests on one of these inputs. */
  change(inputs: Iterable<string>): void {
    const todo = [...inputs];
    for (let ground = todo.pop(); ground !== undefined; ground = todo.pop()) {
      const resting = this.resting.get(ground);
      if (!resting) continue;
      this.resting.delete(ground);
      for (const key of resting) {
        this.answers.delete(key);
        todo.push(`?${key}`);
      }
    }
  }

  /** The question at this place is answered: what rested on it is asked anew from now on. */
  private drop(place: number): void {
    for (const low of place === 0 ? [0, -1] : [place]) {
      for (const key of this.until.get(low) ?? []) this.passing.delete(key);
      this.until.delete(low);
    }
  }

  private keep(key: string, value: unknown, ground: Ground): void {
    this.answers.set(key, value);
    for (const input of ground.inputs) this.rest(input, key);
    for (const answer of ground.answers) this.rest(`?${answer}`, key);
  }

  private rest(on: string, key: string): void {
    const set = this.resting.get(on);
    if (set) set.add(key);
    else this.resting.set(on, new Set([key]));
  }
}

/** An answer that isn't kept hands what it rests on to the question at which its cycle was entered: of the cycle only that one is kept. */
function lean(first: Frame, inner: Frame): void {
  for (const input of inner.inputs) first.inputs.add(input);
  for (const answer of inner.answers) first.answers.add(answer);
}
