import type { StoreMeaning } from '../model/store-meaning.ts';
import type { Assign, Call, Decl, Expr, Stmt } from '../program/ir.ts';
import type { At, Program, RowCall } from '../program/query.ts';
import { innerStatements, ownExpressions, visitExpression } from '../program/walk.ts';

/** An assignment that stores: `localStorage.token = v`, `prefs[KEY] = v`, `document.cookie = v`. `site` is the same, seen as a call with key and value. */
export interface AssignedStore {
  call: RowCall;
  store: StoreMeaning;
  assignment: At<Assign>;
}

const webFix =
  'Any script on the page can read it: let the server set the session as a cookie with HttpOnly, Secure and SameSite, and keep short-lived tokens in memory.';
const pageStores: Record<string, StoreMeaning> = {
  localStorage: { where: 'localStorage', key: 0, value: 1, fix: webFix },
  sessionStorage: { where: 'sessionStorage', key: 0, value: 1, fix: webFix },
};
const cookie: StoreMeaning = { where: 'cookie of the page', value: 1, fix: webFix };
const dataStore: StoreMeaning = {
  where: 'DataStore',
  key: 0,
  value: 1,
  fix: 'Give the DataStore an encrypting serializer (androidx.datastore.tink AeadSerializer with a Keystore key), or encrypt the value before it is set.',
};
/** Members of the storage objects themselves. */
const own = new Set(['length', 'onstorage']);

/** Every assignment of the tree that stores. */
export function assignedStores(program: Program): AssignedStore[] {
  const found: AssignedStore[] = [];
  for (const path of program.paths) {
    const unit = program.unit(path);
    const script = unit?.language === 'typescript' || unit?.language === 'javascript';
    if (!unit || !(script ? /Storage|cookie/.test(unit.text) : unit.language === 'kotlin')) continue;
    for (const decl of unit.decls) {
      assignments(decl, (node) => {
        const at: At<Assign> = { path, decl, node, context: null };
        const store = script ? pageStore(node) : keyedStore(program, at);
        if (store) found.push({ call: asCall(at, store), store, assignment: at });
      });
    }
  }
  return found;
}

function pageStore(node: Assign): StoreMeaning | undefined {
  const { target } = node;
  if (target.k !== 'member' && target.k !== 'index') return undefined;
  const object = lastName(target.object);
  if (target.k === 'member' && target.name === 'cookie' && object === 'document') return cookie;
  const store = object ? pageStores[object] : undefined;
  return target.k === 'member' && own.has(target.name) ? undefined : store;
}

/** A preferences entry is known by its key: only `stringPreferencesKey` and its like make one. */
function keyedStore(program: Program, at: At<Assign>): StoreMeaning | undefined {
  const { target } = at.node;
  if (target.k !== 'index' || target.index.k === 'lit') return undefined;
  return program.typeOf({ ...at, node: target.index }) === 'Preferences.Key' ? dataStore : undefined;
}

function lastName(expr: Expr): string | null {
  return expr.k === 'name' || expr.k === 'member' ? expr.name : null;
}

function asCall(at: At<Assign>, store: StoreMeaning): RowCall {
  const { target, value, span } = at.node;
  const key: Expr =
    target.k === 'index'
      ? target.index
      : { k: 'lit', span: target.span, type: 'string', value: lastName(target) ?? '' };
  const object = target.k === 'index' || target.k === 'member' ? target.object : target;
  const node: Call = {
    k: 'call',
    span,
    callee: { k: 'member', span: target.span, object, name: '[]=' },
    args: [
      { span: key.span, value: key },
      { span: value.span, value },
    ],
  };
  return { row: { call: store.where }, site: { ...at, node }, confidence: 'high' };
}

function assignments(decl: Decl, found: (node: Assign) => void): void {
  const expression = (expr: Expr): void => visitExpression(expr, (e) => e.k === 'assign' && !e.op && found(e));
  const body = (list: readonly Stmt[]): void => {
    for (const stmt of list) {
      for (const expr of ownExpressions(stmt)) expression(expr);
      body(innerStatements(stmt));
    }
  };
  if (decl.k === 'func' || decl.k === 'top') body(decl.body ?? []);
  else if (decl.k === 'var') {
    if (decl.init) expression(decl.init);
    body([...(decl.get ?? []), ...(decl.set?.body ?? [])]);
  } else if (decl.k === 'invoke') expression(decl.expr);
  else if (decl.k === 'type') for (const field of decl.fields) if (field.init) expression(field.init);
}
