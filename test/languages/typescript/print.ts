import type { Annotation, Arg, Decl, Entry, Expr, Field, Param, Stmt, Unit } from '../../../src/program/ir.ts';

/** A unit in one line a declaration, without spans: what the tests of this front end compare. */
export function print(unit: Unit): string[] {
  return unit.decls.map(decl);
}

function decl(d: Decl): string {
  const name = (d.owner ? `${d.owner}.` : '') + d.name;
  const notes = annotations(d.annotations);
  switch (d.k) {
    case 'import': {
      const names = d.names.map((n) => (n.name === n.local ? n.name : `${n.name}>${n.local}`)).join(' ');
      return list(d.exported ? 'export' : 'import', `'${d.from}'${d.system ? '!' : ''}`, names);
    }
    case 'var':
      return list(
        notes,
        d.constant ? 'const' : 'var',
        d.external && 'external',
        typed(name, d),
        d.init && expr(d.init),
      );
    case 'func':
      return list(
        notes,
        d.ctor ? 'ctor' : 'func',
        d.exported && 'exported',
        d.static && 'static',
        name,
        params(d.params),
        d.returns && `:${d.returns}`,
        ...(d.inits ?? []).map((i) => `this.${i.field}<-${args(i.args)}`),
        d.body ? body(d.body) : 'bodiless',
      );
    case 'type':
      return list(
        notes,
        d.kind,
        name,
        d.bases.length > 0 && `<${d.bases.map((b) => (b.args ? `${b.name}(${args(b.args)})` : b.name)).join(' ')}`,
        d.target && `=${d.target}`,
        ...d.fields.map(field),
      );
    case 'top':
      return list('top', d.owner, body(d.body));
    default:
      return list(d.k, name);
  }
}

function field(f: Field): string {
  return list(
    annotations(f.annotations),
    f.static && 'static',
    f.constant && 'const',
    typed(f.name, f),
    f.init && expr(f.init),
    f.get && `get ${body(f.get)}`,
    f.set && `set ${f.set.param} ${body(f.set.body)}`,
  );
}

/** One expression. */
export function expr(e: Expr): string {
  switch (e.k) {
    case 'lit':
      return typeof e.value === 'string' ? `'${e.value}'` : String(e.value);
    case 'name':
      return e.name;
    case 'member':
      return `${expr(e.object)}.${e.name}`;
    case 'index':
      return `${expr(e.object)}[${expr(e.index)}]`;
    case 'call':
      return list('call', e.types && `<${e.types.join(' ')}>`, expr(e.callee), args(e.args));
    case 'new':
      return list('new', e.type, args(e.args));
    case 'init': {
      const inside = e.entries.map(entry).join(' ');
      return e.array ? `[${inside}]` : `{${inside}}`;
    }
    case 'op':
      return list(e.op, ...e.args.map(expr));
    case 'assign':
      return list(`${e.op ?? ''}=`, expr(e.target), expr(e.value));
    case 'cast':
      return list('as', e.type, expr(e.expr));
    case 'cond':
      return list('?', expr(e.test), expr(e.then), expr(e.else));
    case 'template':
      return list(
        'template',
        e.tag && `<${expr(e.tag)}>`,
        ...e.parts.map((p) => (typeof p === 'string' ? `'${p}'` : expr(p))),
      );
    case 'lambda':
      return list(e.async ? 'async' : 'fn', params(e.params), body(e.body));
    case 'unknown':
      return list('unknown', e.what, ...e.inside.map(expr));
    default:
      return list(e.k);
  }
}

function entry(e: Entry): string {
  const path = e.path?.map((p) => (typeof p === 'string' ? p : `[${expr(p)}]`)).join('.');
  return `${e.spread ? '...' : ''}${path === undefined ? '' : `${path}:`}${expr(e.value)}`;
}

function stmt(s: Stmt): string {
  switch (s.k) {
    case 'local':
      return list('let', typed(s.name, s), s.init && expr(s.init));
    case 'expr':
      return expr(s.expr);
    case 'return':
      return list('return', s.value && expr(s.value));
    case 'if':
      return list('if', expr(s.test), body(s.then), s.else.length > 0 && body(s.else));
    case 'loop':
      return list(
        'loop',
        s.init && body(s.init),
        s.each && `${s.each.name} of ${expr(s.each.over)}`,
        s.test && expr(s.test),
        s.step && `step ${s.step.map(expr).join(' ')}`,
        body(s.body),
      );
    case 'switch':
      return list(
        'switch',
        s.on && expr(s.on),
        ...s.cases.map((c) => list(c.tests.map(expr).join(' ') || 'default', body(c.body), c.falls && 'falls')),
      );
    case 'block':
      return body(s.body);
    case 'try':
      return list(
        'try',
        body(s.body),
        ...s.handlers.map((h) => list('catch', h.name, body(h.body))),
        s.finally.length > 0 && `finally ${body(s.finally)}`,
      );
    case 'jump':
      return list(s.kind, s.value && expr(s.value));
    case 'nested':
      return list('nested', s.name);
    case 'unknown':
      return list('unknown', s.what, ...s.inside.map(expr));
    default:
      return list(s.k);
  }
}

function body(stmts: Stmt[]): string {
  return `{${stmts.map(stmt).join('; ')}}`;
}

function params(all: Param[]): string {
  const one = (p: Param) =>
    list0(
      annotations(p.annotations),
      `${p.rest ? '...' : ''}${typed(p.name, p)}${p.default ? `=${expr(p.default)}` : ''}`,
    );
  return `(${all.map(one).join(', ')})`;
}

function args(all: Arg[]): string {
  return all.map((a) => (a.spread ? '...' : '') + expr(a.value)).join(' ');
}

function annotations(all: Annotation[] | undefined): string | undefined {
  return all?.map((a) => `@${a.name}${a.args.length ? `(${args(a.args)})` : ''}`).join(' ');
}

function typed(name: string, of: { type?: string; array?: boolean }): string {
  return name + (of.type || of.array ? `:${of.type ?? ''}${of.array ? '[]' : ''}` : '');
}

function list(...parts: (string | false | undefined)[]): string {
  return `(${list0(...parts)})`;
}

function list0(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
