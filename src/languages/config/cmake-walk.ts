import type { Expr } from '../../program/ir.ts';
import type { Command, Word } from './cmake-commands.ts';
import { cmakeCondition } from './cmake-condition.ts';
import { listCommand } from './cmake-settings.ts';
import { type Item, Variables } from './cmake-variables.ts';
import { all, not, unread } from './guards.ts';
import type { Reading } from './reading.ts';

/** An open `if()`: what failed before the branch that is being read, and that branch's own condition. */
interface Branch {
  failed: Expr[];
  now: Expr[];
  command: Command;
}
interface Routine {
  params: string[];
  body: Command[];
  /** A macro runs in its caller's scope. */
  macro: boolean;
  called?: boolean;
}

/** This file's own folder, as CMake names it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of CMake.
const here = '${CMAKE_CURRENT_SOURCE_DIR}';
const deepest = 6;
const mostSteps = 50_000;

/** Walks the commands of a file in order and keeps conditions and variables as CMake would. */
export class Walker {
  variables = new Variables();
  /** The scope around the function that is being walked, which `PARENT_SCOPE` speaks of. */
  parent: Variables | undefined;
  private readonly routines = new Map<string, Routine>();
  private branches: Branch[] = [];
  /**
   * What must hold for the walk to come here, beside the open branches: early returns, and where the routine was
   * called.
   */
  private reached: Expr[] = [];
  private dead = false;
  private depth = 0;
  private steps = 0;
  private globs = new Map<string, Item[]>();

  constructor(readonly into: Reading) {}

  /** Walks a whole file. Routines that nothing in it calls are walked with their parameters open. */
  run(commands: Command[]): void {
    // The file of a project lies in the project's own folder.
    if (commands.some(({ name }) => name === 'project')) {
      for (const name of ['PROJECT_SOURCE_DIR', 'CMAKE_SOURCE_DIR', 'PROJECT_DIR']) this.variables.fix(name, here);
    }
    this.walk(commands);
    for (const { command } of this.branches) this.into.problem(command.span, 'This if is never closed.');
    for (const routine of this.routines.values()) if (!routine.called) this.enter(routine, undefined);
    for (const items of this.globs.values()) this.list('glob', items);
  }

  get terms(): Expr[] {
    return [...this.reached, ...this.branches.flatMap((branch) => [...branch.failed.map(not), ...branch.now])];
  }

  expand(words: Word[]): Item[] {
    const { terms } = this;
    return words.flatMap((word) => (word.kind === 'word' ? this.variables.expand(word, terms) : []));
  }

  /** Lists items as settings; patterns of a `file(GLOB)` under the name `glob`. */
  list(name: string, items: Item[], owner?: string, at?: Item): void {
    for (const item of items) {
      const glob = item.glob && name === 'source';
      const guard = all(item.terms);
      this.into.set(glob ? 'glob' : name, item.text, {
        nameSpan: at?.span ?? item.span,
        valueSpan: item.span,
        guard,
        owner,
      });
      if (glob)
        for (const [variable, patterns] of this.globs)
          if (patterns.some(({ span }) => span === item.span)) this.globs.delete(variable);
    }
  }

  /** Remembers a `file(GLOB)` that no source list may ever name. */
  globbed(variable: string, items: Item[]): void {
    this.globs.set(variable, items);
  }

  private walk(commands: Command[]): void {
    for (let i = 0; i < commands.length && this.steps++ < mostSteps; i++) {
      const command = commands[i]!;
      if (this.flow(command)) continue;
      if (this.dead) continue;
      const routine = this.routines.get(command.name);
      if (command.name === 'function' || command.name === 'macro') i = this.define(commands, i);
      else if (command.name === 'foreach') this.forEach(command);
      else if (routine) this.enter(routine, command);
      else listCommand(this, command);
    }
  }

  private flow(command: Command): boolean {
    const top = this.branches.at(-1);
    const condition = (): Expr => cmakeCondition(command.words) ?? unread('cmake-condition', command.span);
    if (command.name === 'if') {
      this.branches.push({ failed: [], now: [condition()], command });
      if (!command.words.length) this.into.problem(command.span, 'This if has no condition.');
    } else if (command.name === 'elseif' || command.name === 'else') {
      if (!top) this.into.problem(command.span, `This ${command.name} belongs to no if.`);
      else {
        top.failed.push(...top.now);
        top.now = command.name === 'else' ? [] : [condition()];
      }
    } else if (command.name === 'endif') {
      if (!this.branches.pop()) this.into.problem(command.span, 'This endif closes nothing.');
    } else if (command.name === 'return') this.leave();
    else return false;
    return true;
  }

  /** After a `return()` under a condition, the rest is reached only where the condition fails. */
  private leave(): void {
    const here = all(this.branches.flatMap((branch) => [...branch.failed.map(not), ...branch.now]));
    if (here) this.reached = [...this.reached, not(here)];
    else this.dead = true;
  }

  private define(commands: Command[], at: number): number {
    const command = commands[at]!;
    const close = `end${command.name}`;
    let end = commands.findIndex((other, i) => i > at && other.name === close);
    if (end < 0) {
      this.into.problem(command.span, `This ${command.name} is never closed.`);
      end = commands.length;
    }
    const [named, ...params] = command.words.map((word) => word.text);
    const body = commands.slice(at + 1, end);
    if (named) this.routines.set(named.toLowerCase(), { params, body, macro: command.name === 'macro' });
    return end;
  }

  /** Walks a routine's body with its arguments put in; without a call, with its parameters open. */
  private enter(routine: Routine, command: Command | undefined): void {
    if (this.depth >= deepest) return;
    routine.called = true;
    const outside = {
      variables: this.variables,
      parent: this.parent,
      branches: this.branches,
      reached: this.reached,
      dead: this.dead,
    };
    const args = command ? this.expand(command.words) : undefined;
    if (!routine.macro) this.parent = this.variables;
    this.variables = routine.macro ? this.variables : new Variables(this.variables);
    for (const [i, param] of routine.params.entries()) {
      if (args?.[i]) this.variables.set(param, [args[i]], []);
      else this.variables.forget(param);
    }
    if (args) {
      this.variables.set('ARGV', args, []);
      this.variables.set('ARGN', args.slice(routine.params.length), []);
    }
    this.reached = this.terms;
    this.branches = [];
    this.dead = false;
    this.depth++;
    this.walk(routine.body);
    this.depth--;
    Object.assign(this, outside);
  }

  /** The variable holds all values of the loop at once, and the body is walked once. */
  private forEach(command: Command): void {
    const [variable, ...rest] = command.words;
    if (!variable) return;
    const values = rest.filter(({ text }) => text !== 'IN' && text !== 'ITEMS' && text !== 'LISTS');
    const lists = rest.some(({ text }) => text === 'LISTS');
    const items = values.flatMap((word) => (lists ? (this.variables.get(word.text) ?? []) : this.expand([word])));
    if (rest[0]?.text === 'RANGE' || !items.length) this.variables.forget(variable.text);
    else this.variables.bindEach(variable.text, items);
  }
}
