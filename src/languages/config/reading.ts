import type { Decl, Guard, IgnoreComment, Problem, Span } from '../../program/ir.ts';
import { lineStarts } from '../finish.ts';
import { ignoreIn } from '../ignores.ts';

/**
 * One kind of configuration file. `handles` sees the path only; `read` decides by content and never throws on bad
 * input.
 */
export interface Format {
  id: string;
  handles(path: string): boolean;
  read(into: Reading, path: string): void;
}

/** Where a setting stands. `span` is the whole entry; it reaches from name to value where it is not given. */
export interface Place {
  nameSpan: Span;
  valueSpan: Span;
  span?: Span;
  guard?: Guard;
  /** What the setting belongs to, where its name alone doesn't say: a CMake target, an XML element. */
  owner?: string;
}

const mostProblems = 50;

/** What a format finds in one file, gathered with spans that count from the start of the file. */
export class Reading {
  readonly decls: Decl[] = [];
  readonly problems: Problem[] = [];
  /** The kind of the file; absent where its content is none that the engine reads. */
  kind: string | undefined;
  private readonly comments: Span[] = [];

  constructor(readonly text: string) {}

  set(name: string, value: string | null, place: Place): void {
    const { nameSpan, valueSpan, guard, owner } = place;
    const span = place.span ?? around(nameSpan, valueSpan);
    // A guard is shared by all that stands under it, and each declaration's spans are later moved in place.
    this.decls.push({
      k: 'setting',
      name,
      value,
      span,
      nameSpan,
      valueSpan,
      owner,
      guard: guard && structuredClone(guard),
    });
  }

  /**
   * Another file that this one takes in. `system`: looked for from the top or in search paths, not beside this file.
   */
  import(from: string, nameSpan: Span, span: Span, guard?: Guard, system?: boolean): void {
    this.decls.push({
      k: 'import',
      name: from,
      from,
      nameSpan,
      span,
      names: [],
      system,
      guard: guard && structuredClone(guard),
    });
  }

  comment(start: number, end: number): void {
    this.comments.push([start, end]);
  }

  problem(span: Span, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ span, message });
  }

  /** Suppressions among the comments met so far. */
  ignores(): IgnoreComment[] {
    if (!this.comments.length) return [];
    const starts = lineStarts(this.text);
    const found: IgnoreComment[] = [];
    for (const [start, end] of this.comments) {
      const line = lineAt(starts, Math.max(start, end - 1));
      const before = this.text.slice(starts[lineAt(starts, start)], start);
      const after = this.text.slice(end, starts[line + 1] ?? this.text.length);
      const ignore = ignoreIn(plain(this.text.slice(start, end)), start, line, !before.trim() && !after.trim());
      if (ignore) found.push(ignore);
    }
    return found;
  }
}

/** XML allows no `--` in a comment: there a dash between blanks may stand for it. The length stays the same. */
function plain(comment: string): string {
  const inner = comment.startsWith('<!--') ? comment.slice(4, -3) : '--';
  return inner.includes('--') ? comment : comment.replace(/ [-–—] /, ' --');
}

function around(a: Span, b: Span): Span {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** 0-based line that holds an offset, by binary search in the line table. */
function lineAt(starts: number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
