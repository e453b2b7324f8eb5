import type { Annotation, Arg, Decl, Expr, Field, Param, Stmt, TypeDecl, Unit } from '../../../src/program/ir.ts';

/** A unit as compact text, one declaration a line, so that a test can state what a snippet is lowered to. */
export function printUnit(unit: Unit): string {
  return unit.decls.map(decl).join('\n');
}

function decl(d: Decl): string {
  const head = `${notes(d.annotations)}${d.owner ? `${d.owner}.` : ''}${d.name}`;
  switch (d.k) {
    case 'import':
      return `import ${d.from} ${d.names.map((n) => `${n.name}>${n.local}`).join(' ')}`;
    case 'var':
      return field('var ', { ...d, name: head, annotations: undefined });
    case 'func': {
      const words = [d.static && 'static', d.virtual && 'virtual', d.ctor ? 'ctor' : 'fun'].filter(Boolean).join(' ');
      const receiver = d.receiver ? `[${d.receiver}]` : '';
      const inits = d.inits?.map((i) => ` ${i.field}<-${args(i.args)}`).join('') ?? '';
      const body = d.body ? ` ${block(d.body)}` : '';
      return `${words} ${receiver}${head}(${d.params.map(param).join(', ')})${typed(d.returns)}${inits}${body}`;
    }
    case 'type':
      return type(d, head);
    case 'top':
      return `top ${block(d.body)}`;
    default:
      return d.k;
  }
}

function type(d: TypeDecl, head: string): string {
  const bases = d.bases.map((b) => b.name + (b.args ? `(${args(b.args)})` : '')).join(', ');
  const fields = d.fields.map((f) => field(f.static ? 'static ' : '', f)).join('; ');
  return `${d.kind} ${head}${bases && ` : ${bases}`}${d.target ? ` = ${d.target}` : ''}${fields && ` { ${fields} }`}`;
}

function field(word: string, f: Omit<Field, 'span' | 'nameSpan'>): string {
  const init = f.init ? ` ${f.delegated ? 'by' : '='} ${expr(f.init)}` : '';
  const get = f.get ? ` get ${block(f.get)}` : '';
  const set = f.set ? ` set(${f.set.param}) ${block(f.set.body)}` : '';
  return `${word}${f.constant ? 'val ' : ''}${notes(f.annotations)}${f.name}${typed(f.type)}${init}${get}${set}`;
}

function param(p: Param): string {
  return `${p.rest ? '...' : ''}${notes(p.annotations)}${p.name}${typed(p.type)}${p.default ? ` = ${expr(p.default)}` : ''}`;
}

const typed = (name: string | undefined) => (name ? `: ${name}` : '');
const notes = (list: Annotation[] | undefined) =>
  (list ?? []).map((a) => `@${a.name}${a.args.length ? `(${args(a.args)})` : ''} `).join('');
const args = (list: Arg[]) =>
  list.map((a) => `${a.spread ? '*' : ''}${a.name ? `${a.name}=` : ''}${expr(a.value)}`).join(', ');
const block = (list: Stmt[]) => (list.length ? `{ ${list.map(stmt).join('; ')} }` : '{}');

export function stmt(s: Stmt): string {
  switch (s.k) {
    case 'local':
      return `local ${s.name}${typed(s.type)}${s.init ? ` ${s.delegated ? 'by' : '='} ${expr(s.init)}` : ''}`;
    case 'expr':
      return expr(s.expr);
    case 'return':
      return s.value ? `return ${expr(s.value)}` : 'return';
    case 'if':
      return `if ${expr(s.test)} ${block(s.then)}${s.else.length ? ` else ${block(s.else)}` : ''}`;
    case 'loop': {
      const over = s.each ? ` ${s.each.name}${typed(s.each.type)} of ${expr(s.each.over)}` : '';
      return `loop${over}${s.test ? ` ${expr(s.test)}` : ''} ${block(s.body)}`;
    }
    case 'switch': {
      const cases = s.cases.map((c) => `${c.tests.length ? c.tests.map(expr).join(', ') : 'else'} ${block(c.body)}`);
      return `switch${s.on ? ` ${expr(s.on)}` : ''} [${cases.join(' ')}]`;
    }
    case 'block':
      return block(s.body);
    case 'try': {
      const handlers = s.handlers.map((h) => ` catch ${h.name}${typed(h.type)} ${block(h.body)}`).join('');
      return `try ${block(s.body)}${handlers}${s.finally.length ? ` finally ${block(s.finally)}` : ''}`;
    }
    case 'jump':
      return `${s.kind}${s.value ? ` ${expr(s.value)}` : ''}`;
    case 'nested':
      return `nested ${s.name}`;
    case 'unknown':
      return `?${s.what}(${s.inside.map(expr).join(', ')})`;
    default:
      return s.k;
  }
}

export function expr(e: Expr): string {
  switch (e.k) {
    case 'lit':
      return e.type === 'string' ? JSON.stringify(e.value) : String(e.value);
    case 'name':
      return e.scope ? `${e.name}@${e.scope}` : e.name;
    case 'member':
      return `${expr(e.object)}.${e.name}`;
    case 'index':
      return `${expr(e.object)}[${expr(e.index)}]`;
    case 'call':
      return `${expr(e.callee)}${e.types ? `<${e.types.join(',')}>` : ''}(${args(e.args)})`;
    case 'new':
      return `new ${e.type}(${args(e.args)})${e.body ? `#${e.body}` : ''}`;
    case 'init':
      return `[${e.entries.map((entry) => expr(entry.value)).join(', ')}]`;
    case 'op':
      return e.args.length === 1 ? `(${e.op}${expr(e.args[0]!)})` : `(${e.args.map(expr).join(` ${e.op} `)})`;
    case 'assign':
      return `${expr(e.target)} ${e.op ?? ''}= ${expr(e.value)}`;
    case 'cast':
      return `(${e.type})${expr(e.expr)}`;
    case 'cond':
      return `(${expr(e.test)} ? ${expr(e.then)} : ${expr(e.else)})`;
    case 'template':
      return `\`${e.parts.map((p) => (typeof p === 'string' ? p : `\${${expr(p)}}`)).join('')}\``;
    case 'lambda':
      return `{${e.params.map(param).join(', ')} -> ${e.body.map(stmt).join('; ')}}`;
    case 'unknown':
      return `?${e.what}(${e.inside.map(expr).join(', ')})`;
    default:
      return e.k;
  }
}
