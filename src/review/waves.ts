import type { FrontEnd } from '../languages/front-end.ts';
import type { Skipped } from '../model/finding.ts';
import type { Toy } from '../model/toy.ts';
import type { Linker } from '../program/index.ts';
import type { Unit } from '../program/ir.ts';
import type { Engine } from './engine.ts';
import type { ReadFile } from './files.ts';
import { byText } from './paths.ts';
import { calledIn, definedIn, membersIn, WordIndex, wordsIn } from './word-index.ts';

export interface WavesOptions {
  /** Gives a file's text again after it was dropped, or what is wrong with it now. */
  readAgain(file: ReadFile): Promise<string | Skipped>;
  /** Told how many of a round's files are lowered. */
  onFile?(done: number, total: number): void;
}

/**
 * Lowers the chosen files, links them, asks for the toy, and lowers what that missed by name, until nothing is wanted.
 * Lives as long as its session: a later run costs what changed.
 */
export class Waves {
  private readonly index = new WordIndex();
  private readonly byNumber = new Map<number, ReadFile>();
  private readonly asked = new Set<string>();
  private readonly preparing = new Map<FrontEnd, Promise<void>>();
  private next = 0;
  private indexing = false;

  constructor(
    private readonly engine: Engine,
    private readonly linker: Linker,
    private readonly options: WavesOptions,
  ) {}

  /** Takes in a file that was read; one of the same path must have been removed. */
  add(file: ReadFile): void {
    file.number = this.next++;
    this.byNumber.set(file.number, file);
    if (this.indexing && file.chosenBy === null) this.take(file);
  }

  /** Forgets a file. Returns whether the linker has to be told. */
  remove(file: ReadFile): boolean {
    this.byNumber.delete(file.number);
    return file.unit !== null;
  }

  /**
   * Runs until nothing is wanted.
   * @param removed paths that the linker must forget
   * @returns the toy, how many rounds it took, and the files that could not be understood
   */
  async run(removed: readonly string[]): Promise<{ toy: Toy; assembled: boolean; waves: number; skipped: Skipped[] }> {
    const skipped: Skipped[] = [];
    const changes = new Map<string, Unit | null>(removed.map((path) => [path, null]));
    for (let waves = 1; ; waves++) {
      const chosen = [...this.byNumber.values()].filter((file) => file.chosenBy !== null && file.unit === null);
      for (const [done, file] of chosen.sort((a, b) => byText(a.path, b.path)).entries()) {
        this.options.onFile?.(done, chosen.length);
        const unit = await this.lower(file);
        if ('reason' in unit) {
          skipped.push(unit);
          this.byNumber.delete(file.number);
          continue;
        }
        file.unit = unit;
        changes.set(file.path, unit);
      }
      let toy: Toy;
      try {
        this.linker.update(changes);
        changes.clear();
        toy = this.engine.assembleToy(this.linker.program);
      } catch (error) {
        skipped.push({ path: '.', reason: `the analysis failed: ${messageOf(error)}`, incomplete: true });
        return { toy: emptyToy(), assembled: false, waves, skipped };
      }
      if (!this.chooseWanted()) return { toy, assembled: true, waves, skipped };
    }
  }

  private async lower(file: ReadFile): Promise<Unit | Skipped> {
    const text = file.text ?? (await this.options.readAgain(file));
    if (typeof text !== 'string') return text;
    try {
      await this.prepared(file.frontEnd);
      return file.frontEnd.lower(text, file.path);
    } catch (error) {
      return {
        path: file.path,
        reason: `the ${file.frontEnd.id} front end failed: ${messageOf(error)}`,
        incomplete: true,
      };
    } finally {
      file.text = null;
    }
  }

  private prepared(frontEnd: FrontEnd): Promise<void> | undefined {
    let ready = this.preparing.get(frontEnd);
    if (!ready && frontEnd.prepare) {
      ready = frontEnd.prepare();
      this.preparing.set(frontEnd, ready);
    }
    return ready;
  }

  /** Chooses unlowered files that mention a wanted name. Returns whether there was one. */
  private chooseWanted(): boolean {
    const wanted = this.linker.wanted();
    if (wanted.size === this.asked.size) return false;
    if (!this.indexing) {
      this.indexing = true;
      for (const file of this.byNumber.values()) if (file.chosenBy === null) this.take(file);
    }
    let any = false;
    for (const want of wanted) {
      if (this.asked.has(want)) continue;
      this.asked.add(want);
      const { family, word } = parts(want);
      for (const number of this.index.mentioning(word)) {
        const file = this.byNumber.get(number);
        if (!file || file.chosenBy !== null || !speaks(file, family)) continue;
        file.chosenBy = word.replace(/^[=.(]/, '');
        any = true;
      }
    }
    return any;
  }

  /** Indexes a file's words and drops its text, unless it mentions a name that was wanted before. */
  private take(file: ReadFile): void {
    if (file.text === null) return;
    const words = wordsIn(file.text);
    if (file.frontEnd.id === 'c')
      for (const word of [...definedIn(file.text), ...membersIn(file.text), ...calledIn(file.text)]) words.add(word);
    else for (const word of [...words]) words.add(`=${word}`).add(`.${word}`).add(`(${word}`);
    for (const want of this.asked) {
      const { family, word } = parts(want);
      if (!speaks(file, family)) continue;
      if (!words.has(word) && (/^[=.(]/.test(word) || ![...wordsIn(word)].every((w) => words.has(w)))) continue;
      file.chosenBy = word.replace(/^[=.(]/, '');
      return;
    }
    this.index.add(file.number, words);
    file.text = null;
  }
}

/** `c:=name` is the family `c` and the word `=name`. */
function parts(want: string): { family: string; word: string } {
  const colon = want.indexOf(':');
  return { family: want.slice(0, colon), word: want.slice(colon + 1) };
}

const families: Readonly<Record<string, string>> = { c: 'c', kotlin: 'jvm', java: 'jvm', typescript: 'script' };

function speaks(file: ReadFile, family: string): boolean {
  return family === '*' || families[file.frontEnd.id] === family;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function emptyToy(): Toy {
  return { builds: [], characteristics: [], credentials: [], audioSources: [], endpoints: [], flows: [] };
}
