import type { LabelledPlace } from '../model/place.ts';
import type { Expr, Stmt } from '../program/ir.ts';
import { strip } from '../program/nodes.ts';
import type { At, Program } from '../program/query.ts';
import { innerStatements, namesIn, ownExpressions, visitExpression, visitStatements } from '../program/walk.ts';
import { type Branches, calleesOf, type FunctionValue, type Where } from './reach.ts';

/** A check of the application's own before a handler does anything. */
export interface Gate {
  /** The test, as written. */
  text: string;
  place: LabelledPlace;
  /** It refuses with an error of the attribute protocol that says so, or the flag that it tests is set by a comparison. */
  understood: boolean;
}

/** ATT errors that say "not you": `BLE_ATT_ERR_INSUFFICIENT_AUTHEN`, `BT_ATT_ERR_AUTHORIZATION`, `ESP_GATT_INSUF_AUTHENTICATION` … */
const REFUSAL =
  /(INSUF\w*_(AUTH|ENC)|ATT_ERR_(AUTHENTICATION|AUTHORIZATION|INSUFFICIENT_ENCRYPTION)|ERR_\w*(AUTHEN|AUTHOR|ENCRYPT)|INSUFFICIENT_AUTHEN)/i;
/** Names of flags that stand for a session or an unlocked state. */
const SESSION =
  /(auth|unlock|locked|session|establish|trusted|paired|bonded|claimed|logged|verified|encrypted|secure)/i;
const SEALS = /(de|en)crypt|unseal|aead|gcm|ccm|chacha|hmac|verify/i;
const COMPARES =
  /^(memcmp|strcmp|strncmp|equals|equalsIgnoreCase|timingsafe_bcmp|\w*verify\w*|\w*compare\w*|\w*check\w*)$/i;

/** Whose gate is asked for: a handler that serves several characteristics or both directions is read along its branch for this one. */
export interface Asked {
  operation: 'read' | 'write';
  branches?: Branches | undefined;
}

/** Constants by which a handler tells reads and writes apart. */
const OPERATION = { read: /OP_READ|READ_EVT|_READ_CHR/, write: /OP_WRITE|WRITE_EVT|_WRITE_CHR/ };

/**
 * The gate of a handler: an early way out that its first statements take, before anything has been done. Null where there is none.
 * A handler that only passes on to one function is looked through.
 */
export function gateOf(program: Program, fn: FunctionValue, asked: Asked, depth = 0): Gate | null {
  const where: Where = { path: fn.path, decl: fn.decl, context: fn.context };
  const body = fn.fn.body ?? [];
  return gateIn(program, where, body, asked, depth) ?? refusalIn(program, where, body);
}

/** A refusal further inside: some ways are guarded, which ones isn't told. */
function refusalIn(program: Program, where: Where, stmts: readonly Stmt[]): Gate | null {
  for (const stmt of flat(stmts)) {
    if (stmt.k === 'if' && refuses(program, where, stmt.then)) {
      const at: At = { ...where, node: stmt.test };
      const place = program.place(at);
      return {
        text: program.text(at).replace(/\s+/g, ' ').trim(),
        place: { path: place.path, line: place.line, label: 'checked by the application on some ways' },
        understood: false,
      };
    }
    const inner = refusalIn(program, where, innerStatements(stmt));
    if (inner) return inner;
  }
  return null;
}

/** Whether a branch ends by telling the peer that it lacks a right. */
function refuses(program: Program, where: Where, branch: readonly Stmt[]): boolean {
  return flat(branch).some(
    (s) => s.k === 'return' && s.value !== undefined && REFUSAL.test(program.text({ ...where, node: s.value })),
  );
}

function gateIn(program: Program, where: Where, stmts: readonly Stmt[], asked: Asked, depth: number): Gate | null {
  const body = flat(stmts);
  for (const [i, stmt] of body.entries()) {
    if (stmt.k === 'if') {
      const way = wayOf([stmt.test], asked);
      if (way === 'own') return gateIn(program, where, stmt.then, asked, depth);
      if (way === 'foreign') {
        if (stmt.else.length) return gateIn(program, where, stmt.else, asked, depth);
        continue;
      }
      const gate = gateAt(program, where, stmt, body.slice(i + 1));
      if (gate) return gate;
      continue;
    }
    if (stmt.k === 'switch') {
      const own = stmt.cases.find((c) => wayOf(c.tests, asked) === 'own');
      return own ? gateIn(program, where, own.body, asked, depth) : null;
    }
    if (stmt.k === 'local' || stmt.k === 'unknown' || isHarmless(stmt)) continue;
    const inner = passedOn(program, where, stmt);
    return inner && depth < 2 ? gateOf(program, inner, asked, depth + 1) : null;
  }
  return null;
}

/** Whether a branch is for this characteristic and operation, for another one, or tells nothing of it. */
function wayOf(tests: readonly Expr[], { operation, branches }: Asked): 'own' | 'foreign' | null {
  const names = tests.flatMap(namesIn);
  if (branches) {
    if (names.some((n) => branches.own.has(n))) return 'own';
    if (names.some((n) => branches.others.has(n))) return 'foreign';
  }
  const equal = tests.every((test) => test.k !== 'op' || test.op !== '!=');
  const other = operation === 'read' ? 'write' : 'read';
  if (equal && names.some((n) => OPERATION[operation].test(n))) return 'own';
  return equal && names.some((n) => OPERATION[other].test(n)) ? 'foreign' : null;
}

/** Statements with build-time and plain blocks dissolved. */
function flat(body: readonly Stmt[]): Stmt[] {
  return body.flatMap((s) => (s.k === 'guarded' || s.k === 'block' ? flat(s.body) : [s]));
}

function gateAt(program: Program, where: Where, stmt: Extract<Stmt, { k: 'if' }>, after: readonly Stmt[]): Gate | null {
  const out = flat(stmt.then)
    .filter((s) => s.k === 'return' || (s.k === 'jump' && s.kind !== 'label'))
    .at(-1);
  const wraps = !stmt.else.length && !out && flagsIn(stmt.test).some((n) => SESSION.test(n));
  if (!out && !wraps) return null;
  const refused = refuses(program, where, stmt.then);
  const session = flagsIn(stmt.test).find((n) => SESSION.test(n));
  if (!refused && !session) return null;
  const node: At = { ...where, node: stmt.test };
  const place = program.place(node);
  return {
    text: program.text(node).replace(/\s+/g, ' ').trim(),
    place: { path: place.path, line: place.line, label: 'checked by the application before anything else' },
    understood: refused || usesKey(after) || (session !== undefined && setByComparison(program, session)),
  };
}

/** Whether what follows opens or closes a sealed payload: then the flag stands for a session that has a key. */
function usesKey(after: readonly Stmt[]): boolean {
  let found = false;
  visitStatements(after, (e) => {
    if (e.k === 'call') found ||= namesIn(e.callee).some((n) => SEALS.test(n));
  });
  return found;
}

/** What a test asks: the variables, fields and calls that it joins by operators, by their own last names. */
function flagsIn(test: Expr): string[] {
  const at = strip(test);
  if (at.k === 'op') return at.args.flatMap(flagsIn);
  if (at.k === 'name' || at.k === 'member') return [at.name];
  if (at.k === 'call') return flagsIn(at.callee);
  return [];
}

/** Whether a flag is made true under a test that compares or verifies something. */
function setByComparison(program: Program, flag: string): boolean {
  return program.paths.some((path) => {
    const unit = program.unit(path);
    if (!unit || unit.config) return false;
    return unit.decls.some((decl) => decl.k === 'func' && decl.body !== undefined && setsUnder(decl.body, flag, false));
  });
}

function setsUnder(body: readonly Stmt[], flag: string, compared: boolean): boolean {
  return body.some((stmt) => {
    if (compared && stmt.k === 'expr' && makesTrue(stmt.expr, flag)) return true;
    const tests = stmt.k === 'if' && compares(stmt.test);
    if (stmt.k === 'if') return setsUnder(stmt.then, flag, compared || tests) || setsUnder(stmt.else, flag, compared);
    return setsUnder(innerStatements(stmt), flag, compared);
  });
}

function makesTrue(expr: Expr, flag: string): boolean {
  if (expr.k !== 'assign' || expr.op) return false;
  const target = strip(expr.target);
  const value = strip(expr.value);
  const named = (target.k === 'name' || target.k === 'member') && target.name === flag;
  return named && value.k === 'lit' && (value.value === true || value.value === 1);
}

function compares(test: Expr): boolean {
  let found = false;
  visitExpression(test, (e) => {
    if (e.k === 'call') found ||= namesIn(e.callee).some((n) => COMPARES.test(n));
    if (e.k === 'op' && e.op === '==' && e.args.length === 2) {
      found ||= e.args.every((a) => strip(a).k !== 'lit');
    }
  });
  return found;
}

/** A log line, or a lock: nothing is done yet. */
function isHarmless(stmt: Stmt): boolean {
  if (stmt.k !== 'expr') return false;
  const names = ownExpressions(stmt).flatMap((e) => (e.k === 'call' ? namesIn(e.callee) : ['?']));
  return (
    names.length > 0 &&
    names.every((n) =>
      /^(\w*(Semaphore|[mM]utex)\w*|lock|ESP_LOG\w|LOG_\w+|NRF_LOG_\w+|printk?|printf|Serial|println|ARG_UNUSED|log\w*|debug\w*)$/i.test(
        n,
      ),
    )
  );
}

/** `return obj->OnWrite(…)`: the one function that a handler hands everything to. */
function passedOn(program: Program, where: Where, stmt: Stmt): FunctionValue | null {
  const expr = stmt.k === 'return' ? stmt.value : stmt.k === 'expr' ? stmt.expr : undefined;
  if (expr?.k !== 'call') return null;
  const callees = calleesOf(program, { ...where, node: expr });
  return callees.length === 1 ? (callees[0] ?? null) : null;
}
