import type { GattMeaning } from '../model/gatt-meaning.ts';
import type { RecognisedCharacteristic } from '../model/gatt-recognised.ts';
import type { Call, Decl, Expr, New, Stmt } from '../program/ir.ts';
import type { At, Context, Program, RowCall, Value } from '../program/query.ts';
import { innerStatements, namesIn, ownExpressions, visitExpression } from '../program/walk.ts';

export type FunctionValue = Extract<Value, { k: 'function' }>;
export type Recognised = RecognisedCharacteristic<At, FunctionValue>;

/** How many calls deep a handler is followed. */
const DEPTH = 6;
/** How many functions a handler may enter before the walk gives up. */
const LIMIT = 200;

export interface Where {
  path: string;
  decl: Decl;
  context: Context;
}

/** Identifiers that are this characteristic's own, and those of its neighbours with the same handler: a branch that names a neighbour alone isn't walked. */
export interface Branches {
  own: ReadonlySet<string>;
  others: ReadonlySet<string>;
}

/** Calls that a function reaches, itself included, outermost first. */
export function reachedCalls(program: Program, fn: FunctionValue, branches?: Branches): At<Call | New>[] {
  const found: At<Call | New>[] = [];
  const entered = new Set<object>();
  const enter = (value: FunctionValue, depth: number): void => {
    if (entered.has(value.fn) || entered.size > LIMIT) return;
    entered.add(value.fn);
    const where: Where = { path: value.path, decl: value.decl, context: value.context };
    for (const call of callsIn(value.fn.body ?? [], depth === 0 ? branches : undefined)) {
      const at = { ...where, node: call };
      found.push(at);
      if (depth < DEPTH) for (const callee of calleesOf(program, at)) enter(callee, depth + 1);
    }
  };
  enter(fn, 0);
  return found;
}

/** Functions of the tree that a call can enter. */
export function calleesOf(program: Program, at: At<Call | New>): FunctionValue[] {
  return program.callees(at).map(({ fn, path, decl }) => ({ k: 'function', fn, path, decl, context: null }));
}

function callsIn(body: readonly Stmt[], branches: Branches | undefined): (Call | New)[] {
  const calls: (Call | New)[] = [];
  const visit = (expr: Expr): void => {
    if (expr.k === 'call' || expr.k === 'new') calls.push(expr);
  };
  const walk = (stmts: readonly Stmt[]): void => {
    for (const stmt of stmts) {
      for (const expr of ownExpressions(stmt)) visitExpression(expr, visit);
      walk(branches ? chosen(stmt, branches) : innerStatements(stmt));
    }
  };
  walk(body);
  return calls;
}

/** Inner statements without the branches that speak of another characteristic alone. */
function chosen(stmt: Stmt, branches: Branches): Stmt[] {
  if (stmt.k === 'if') return [...(foreign([stmt.test], branches) ? [] : stmt.then), ...stmt.else];
  if (stmt.k === 'switch') return stmt.cases.flatMap((c) => (foreign(c.tests, branches) ? [] : c.body));
  return innerStatements(stmt);
}

function foreign(tests: readonly Expr[], { own, others }: Branches): boolean {
  const names = tests.flatMap(namesIn);
  return names.some((n) => others.has(n)) && !names.some((n) => own.has(n));
}

/** Effects by the node of their call. */
export function effectSites(program: Program): ReadonlyMap<object, Extract<GattMeaning, { part: 'effect' }>> {
  const sites = new Map<object, Extract<GattMeaning, { part: 'effect' }>>();
  for (const call of program.rowCalls() as readonly RowCall<{ gatt?: GattMeaning }>[]) {
    const means = call.row.means?.gatt;
    if (means?.part === 'effect') sites.set(call.site.node, means);
  }
  return sites;
}
