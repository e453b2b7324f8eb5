/**
 * Remembers answers together with what they were made from. An answer rests on *inputs*: names looked up in the tree (also those not
 * found) and files read. When inputs change, the answers that rest on them are forgotten, so a kept answer is always the one that a
 * linker without memory would give.
 */
export class Memo {
  private readonly answers = new Map<string, { value: unknown; inputs: Set<string> }>();
  private readonly resting = new Map<string, Set<string>>();
  private readonly open: { key: string; inputs: Set<string>; cut: boolean }[] = [];
  private readonly running = new Set<string>();

  /** Notes that the answer being made rests on this input. */
  read(input: string): void {
    this.open.at(-1)?.inputs.add(input);
  }

  /** Notes that the answer being made is incomplete (a cycle or a bound was met), so it must not be kept for another question. */
  cut(): void {
    for (const frame of this.open) frame.cut = true;
  }

  /**
   * The answer to a question, made once. A question met again while it is being answered gives `cycle`; answers made
   * within a cycle are not kept, for they depend on where the cycle was entered.
   */
  ask<T>(key: string, make: () => T, cycle: () => T): T {
    const known = this.answers.get(key);
    if (known) {
      const frame = this.open.at(-1);
      if (frame) for (const input of known.inputs) frame.inputs.add(input);
      return known.value as T;
    }
    if (this.running.has(key)) {
      this.cutBack(key);
      return cycle();
    }
    const frame = { key, inputs: new Set<string>(), cut: false };
    this.open.push(frame);
    this.running.add(key);
    let value: T;
    try {
      value = make();
    } finally {
      this.open.pop();
      this.running.delete(key);
    }
    const outer = this.open.at(-1);
    if (outer) for (const input of frame.inputs) outer.inputs.add(input);
    if (!frame.cut) this.keep(key, value, frame.inputs);
    return value;
  }

  /** Forgets every answer that rests on one of these inputs. */
  change(inputs: Iterable<string>): void {
    for (const input of inputs) {
      for (const key of this.resting.get(input) ?? []) this.forget(key);
      this.resting.delete(input);
    }
  }

  /** Everything above the question that is met again is incomplete; the question itself is whole when it ends. */
  private cutBack(key: string): void {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const frame = this.open[i];
      if (!frame || frame.key === key) return;
      frame.cut = true;
    }
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
