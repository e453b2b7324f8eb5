import type { Unit } from './ir.ts';
import type { Knowledge, Reparse } from './knowledge.ts';
import type { Program } from './query.ts';

export { joinKnowledge } from './join.ts';

/** The linker: holds the lowered units, answers the platforms' questions, and remembers what it was asked for. */
export interface Linker {
  /** Adds, replaces (unit) or removes (null) files. Answers that rest on anything else stay. */
  update(changes: ReadonlyMap<string, Unit | null>): void;
  readonly program: Program;
  /**
   * Identifiers looked up so far in the whole tree: for the answers to be complete, every file that mentions one of them must be lowered.
   * Grows only.
   */
  wanted(): ReadonlySet<string>;
}

export interface LinkerOptions {
  knowledge: Knowledge;
  reparse?: Reparse;
  /** Name of the build or variant to answer for; the default build otherwise. */
  build?: string;
}

/** Makes a linker without files. */
export function makeLinker(_options: LinkerOptions): Linker {
  throw new Error('not linked yet');
}
