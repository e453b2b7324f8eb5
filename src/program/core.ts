import type { Builds } from './builds.ts';
import type { Call, Decl, Expr, Func, Lambda, Macro, New } from './ir.ts';
import type { Knowledge, Reparse } from './knowledge.ts';
import type { At, Context, Frame } from './query.ts';
import type { Rows } from './rows.ts';
import type { Shape } from './shape.ts';
import { enclosing, type Tree } from './tree.ts';

/** What every part of the linker works with. */
export interface Core {
  tree: Tree;
  knowledge: Knowledge;
  rows: Rows;
  builds: Builds;
  reparse?: Reparse;
  typeOf(at: At): string | null;
}

/** Longest chain of calls that an answer is looked at through; deeper ones lose their outermost frames. */
export const MAX_FRAMES = 8;

/** The same node, looked at through another chain of calls. */
export function within<N>(at: At<N>, context: Context): At<N> {
  return at.context === context ? at : { ...at, context };
}

/** Another node of the same declaration and context. */
export function beside<N>(at: At<unknown>, node: N): At<N> {
  return { path: at.path, decl: at.decl, node, context: at.context };
}

export function shapeAt(core: Core, at: { path: string }): Shape {
  return core.tree.shape(at.path);
}

/** The function, lambda or macro that encloses a node; null at file scope. */
export function functionAt(core: Core, at: At<object>): Func | Lambda | Macro | null {
  return enclosing(shapeAt(core, at), at.node);
}

/** The frame that entered the given function, seen from a context; undefined where the context doesn't know it. */
export function frameOf(context: Context, fn: object | null): Frame | undefined {
  for (let frame = context; frame; frame = frame.outer) if (frame.callee === fn && frame.call) return frame;
  return undefined;
}

/** The frame, with or without a call, that speaks of this function's object. */
export function selfFrame(context: Context, fn: object | null): Frame | undefined {
  for (let frame = context; frame; frame = frame.outer) if (frame.callee === fn && frame.self) return frame;
  return undefined;
}

export function boundIn(context: Context, declaration: object): At | undefined {
  for (let frame = context; frame; frame = frame.outer) {
    const at = frame.bound?.get(declaration);
    if (at) return at;
  }
  return undefined;
}

export function depthOf(context: Context): number {
  let depth = 0;
  for (let frame = context; frame; frame = frame.outer) depth++;
  return depth;
}

/** Enters a function by a call. */
export function enter(call: At<Call | New>, callee: Func | Lambda | Macro, self?: Frame['self']): Context {
  return { call, callee, self, outer: call.context };
}

/** A key for a context: equal for equal chains. */
export function contextKey(core: Core, context: Context): string {
  let key = '';
  for (let frame = context; frame; frame = frame.outer) {
    key += `/${frame.call ? core.tree.id(frame.call.node) : ''}`;
    if (frame.self) key += `s${frame.self.id}`;
    if (frame.bound) for (const [, at] of frame.bound) key += `b${core.tree.id(at.node)}`;
  }
  return key;
}

export function keyOf(core: Core, at: At<object>): string {
  return `${core.tree.id(at.node)}${contextKey(core, at.context)}`;
}

/** Whether a declaration's own code is C or C++. */
export function isC(core: Core, path: string): boolean {
  const language = core.tree.peek(path)?.language;
  return language === 'c' || language === 'cpp';
}

export const scriptLanguages: ReadonlySet<string | undefined> = new Set(['javascript', 'typescript']);

/** Languages that link with each other share a family. */
export function family(core: Core, path: string): string {
  const language = core.tree.peek(path)?.language ?? 'config';
  if (language === 'c' || language === 'cpp') return 'c';
  if (language === 'kotlin' || language === 'java') return 'jvm';
  if (scriptLanguages.has(language)) return 'script';
  return 'config';
}

/** `expr` as a located node of a declaration at file scope. */
export function at<N extends Expr | object>(path: string, decl: Decl, node: N, context: Context = null): At<N> {
  return { path, decl, node, context };
}
