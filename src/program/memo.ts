interface Answer {
  value: unknown;
  inputs: Set<string>;
}
interface Frame {
  key: string;
  inputs: Set<string>;
  /** Lowest open frame that the answer rests on while that one is itself unanswered; its own place when none. -1: a bound was met. */
  low: number;
}

/**
 * Remembers answers together with what they were made from. An answer rests on *inputs*: names looked up in the tree (also those not
 * found) and files read. When inputs change, the answers that rest on them are forgotten, so a kept answer is always the one that a
 * linker without memory would give.
 */
export class Memo {
  private readonly answers = new Map<string, Answer>();
  private readonly resting = new Map<string, Set<string>>();
  private readonly open: Frame[] = [];
  private readonly running = new Map<string, number>();
  /** Answers made inside a cycle: good until the question at which the cycle was entered is answered. */
  private readonly passing = new Map<string, Answer & { low: number }>();

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
    const known = this.answers.get(key);
    if (known) return this.give(known, undefined) as T;
    const passing = this.passing.get(key);
    if (passing) return this.give(passing, passing.low) as T;
    const running = this.running.get(key);
    if (running !== undefined) {
      this.lower(running);
      return cycle();
    }
    const place = this.open.length;
    const frame: Frame = { key, inputs: new Set(), low: place };
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
    const outer = this.open.at(-1);
    if (outer) for (const input of frame.inputs) outer.inputs.add(input);
    if (frame.low >= place) this.keep(key, value, frame.inputs);
    else if (outer) {
      this.passing.set(key, { value, inputs: frame.inputs, low: frame.low });
      outer.low = Math.min(outer.low, frame.low);
    }
    return value;
  }

  /** Forgets every answer that rests on one of these inputs. */
  change(inputs: Iterable<string>): void {
    for (const input of inputs) {
      for (const key of this.resting.get(input) ?? []) this.forget(key);
      this.resting.delete(input);
    }
  }

  private give(answer: Answer, low: number | undefined): unknown {
    const frame = this.open.at(-1);
    if (frame) {
      for (const input of answer.inputs) frame.inputs.add(input);
      if (low !== undefined) frame.low = Math.min(frame.low, low);
    }
    return answer.value;
  }

  /** The question being answered rests on one below it that isn't answered yet. */
  private lower(place: number): void {
    const frame = this.open.at(-1);
    if (frame) frame.low = Math.min(frame.low, place);
  }

  /** The question at this place is answered: what rested on it is asked anew from now on. */
  private drop(place: number): void {
    if (!this.passing.size) return;
    for (const [key, answer] of this.passing) if (answer.low >= place || place === 0) this.passing.delete(key);
  }

  private keep(key: string, value: unknown, inputs: Set<string>): void {
    this.answers.set(key, { value, inputs });
    for (const input of inputs) {
      const set = this.resting.get(input);
      if (set) set.add(key);
      else this.resting.set(input, new Set([key]));
    }
  }

  private forget(key: string): void {
    const answer = this.answers.get(key);
    if (!answer) return;
    this.answers.delete(key);
    for (const input of answer.inputs) this.resting.get(input)?.delete(key);
  }
}
