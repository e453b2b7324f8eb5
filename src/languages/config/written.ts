import type { Span } from '../../program/ir.ts';

/** A text put together from pieces of the file, that knows where each of its characters is written. */
export class Written {
  private constructor(
    readonly text: string,
    /** Offset in the file of each character. */
    private readonly at: readonly number[],
    /** For each character, which entry of the file it was written in. */
    private readonly home: readonly number[],
  ) {}

  /** A piece as it stands in the file; `home` numbers the entry that it is part of. */
  static piece(text: string, start: number, home: number): Written {
    const at = Array.from({ length: text.length }, (_, i) => start + i);
    return new Written(
      text,
      at,
      at.map(() => home),
    );
  }

  static join(pieces: readonly Written[]): Written {
    return new Written(
      pieces.map((piece) => piece.text).join(''),
      pieces.flatMap((piece) => piece.at),
      pieces.flatMap((piece) => piece.home),
    );
  }

  slice(start: number, end?: number): Written {
    return new Written(this.text.slice(start, end), this.at.slice(start, end), this.home.slice(start, end));
  }

  trim(): Written {
    const lead = this.text.length - this.text.trimStart().length;
    return this.slice(lead, lead + this.text.trim().length);
  }

  /** The parts between the separators, each trimmed, empty ones left out. */
  split(separator: RegExp): Written[] {
    const parts: Written[] = [];
    let from = 0;
    for (const hit of this.text.matchAll(new RegExp(separator, 'g'))) {
      parts.push(this.slice(from, hit.index).trim());
      from = hit.index + hit[0].length;
    }
    parts.push(this.slice(from).trim());
    return parts.filter((part) => part.text);
  }

  /** From the first character to the last one that was written in the same entry. Undefined for an empty text. */
  get span(): Span | undefined {
    const first = this.at[0];
    if (first === undefined) return undefined;
    let last = first;
    for (let i = 0; i < this.at.length; i++) if (this.home[i] === this.home[0]) last = Math.max(last, this.at[i]!);
    return [first, last + 1];
  }
}
