import type { Arg, Decl, Entry, Expr, Field, Param, Stmt, Unit } from '../../../src/program/ir.ts';

/** The unit's declarations, one a line, in a shorthand close to C, so that an expectation reads like the code. */
export function printUnit(unit: Unit): string[] {
  return unit.decls.map(printDecl);
}

export function printDecl(d: Decl): string {
  const guard = d.guard ? `#[${printExpr(d.guard)}] ` : '';
  const owner = d.owner ? `${d.owner} / ` : '';
  return guard + owner + bare(d);
}

function bare(d: Decl): string {
  switch (d.k) {
    case 'import':
      return `import ${d.system ? `<${d.from}>` : d.from}`;
    case 'macro': {
      const params = d.params ? `(${d.params.join(', ')})` : '';
      const frames = [
        d.pastes && 'pastes',
        d.expr && `expr ${printExpr(d.expr)}`,
        !d.expr && d.entries && `entries ${d.entries.map(printEntry).join(', ')}`,
        d.stmts && `stmts ${printBody(d.stmts)}`,
      ].filter(Boolean);
      return `macro ${d.name}${params} = ${frames.join(' ; ') || `"${d.body}"`}`;
    }
    case 'var':
      return `var ${flags({ extern: d.external, static: d.static, const: d.constant })}${variable(d)}`;
    case 'func': {
      const marks = flags({ ctor: d.ctor, static: d.static, virtual: d.virtual });
      const inits = d.inits?.map((i) => `${i.field}(${i.args.map(printArg).join(', ')})`).join(', ');
      return `func ${marks}${d.returns ? `${d.returns} ` : ''}${d.name}(${d.params.map(printParam).join(', ')})${
        inits ? ` : ${inits}` : ''
      }${d.body ? ` ${printBody(d.body)}` : ''}`;
    }
    case 'type': {
      if (d.kind === 'alias') return `alias ${d.name} = ${d.target}`;
      const bases = d.bases.length ? ` : ${d.bases.map((b) => b.name).join(', ')}` : '';
      return `${d.kind} ${d.name}${bases} { ${d.fields.map(printField).join('; ')} }`;
    }
    case 'invoke':
      return `invoke ${printExpr(d.expr)}`;
    case 'top':
      return `top ${printBody(d.body)}`;
    default:
      return d.k;
  }
}

function flags(of: Record<string, unknown>): string {
  return Object.keys(of)
    .filter((k) => of[k])
    .map((k) => `${k} `)
    .join('');
}

function variable(d: {
  name: string;
  type?: string;
  init?: Expr;
  construct?: Arg[];
  pointer?: boolean;
  array?: boolean;
}): string {
  return `${d.type ?? 'auto'} ${d.pointer ? '*' : ''}${d.name}${d.array ? '[]' : ''}${
    d.construct ? `(${d.construct.map(printArg).join(', ')})` : ''
  }${d.init ? ` = ${printExpr(d.init)}` : ''}`;
}

function printField(f: Field): string {
  const guard = f.guard ? `#[${printExpr(f.guard)}] ` : '';
  if (!f.type && f.constant) return `${guard}${f.name}${f.init ? ` = ${printExpr(f.init)}` : ''}`;
  return `${guard}${flags({ static: f.static, const: f.constant })}${variable(f)}`;
}

function printParam(p: Param): string {
  if (p.name === '...') return '...';
  return `${p.type ?? 'auto'} ${p.pointer ? '*' : ''}${p.name}${p.default ? ` = ${printExpr(p.default)}` : ''}`.trim();
}

export function printArg(a: Arg): string {
  return (a.guard ? `#[${printExpr(a.guard)}] ` : '') + printExpr(a.value);
}

export function printEntry(e: Entry): string {
  const guard = e.guard ? `#[${printExpr(e.guard)}] ` : '';
  const path = e.path?.map((p) => (typeof p === 'string' ? `.${p}` : `[${printExpr(p)}]`)).join('');
  return `${guard}${path ? `${path} = ` : ''}${printExpr(e.value)}`;
}

export function printExpr(e: Expr): string {
  switch (e.k) {
    case 'lit':
      return JSON.stringify(e.value);
    case 'name':
      return e.scope ? `${e.scope}::${e.name}` : e.name;
    case 'member':
      return `${printExpr(e.object)}.${e.name}`;
    case 'index':
      return `${printExpr(e.object)}[${printExpr(e.index)}]`;
    case 'call':
      return `${printExpr(e.callee)}${e.types ? `<${e.types.join(', ')}>` : ''}(${e.args.map(printArg).join(', ')})`;
    case 'new':
      return `new ${e.type}(${e.args.map(printArg).join(', ')})`;
    case 'init':
      return `${e.type ?? ''}${e.array ? '[]' : ''}{${e.entries.map(printEntry).join(', ')}}`;
    case 'op':
      return e.args.length === 1
        ? `${e.op}${printExpr(e.args[0]!)}`
        : `(${e.args.map(printExpr).join(e.op === ',' ? ', ' : ` ${e.op} `)})`;
    case 'assign':
      return `${printExpr(e.target)} ${e.op ?? ''}= ${printExpr(e.value)}`;
    case 'addr':
      return `&${printExpr(e.expr)}`;
    case 'deref':
      return `*${printExpr(e.expr)}`;
    case 'cast':
      return `<${e.type}>${printExpr(e.expr)}`;
    case 'cond':
      return `(${printExpr(e.test)} ? ${printExpr(e.then)} : ${printExpr(e.else)})`;
    case 'template':
      return `text(${e.parts.map((p) => (typeof p === 'string' ? JSON.stringify(p) : printExpr(p))).join(' ')})`;
    case 'lambda':
      return `fn(${e.params.map(printParam).join(', ')}) ${printBody(e.body)}`;
    case 'either':
      return `either(${e.options.map((o) => `#[${printExpr(o.guard)}] ${printExpr(o.value)}`).join(', ')})`;
    default:
      return `?${e.what}[${e.inside.map(printExpr).join(', ')}]`;
  }
}

export function printBody(body: Stmt[]): string {
  return body.length ? `{ ${body.map(printStmt).join('; ')} }` : '{}';
}

export function printStmt(s: Stmt): string {
  switch (s.k) {
    case 'local':
      return `local ${s.static ? 'static ' : ''}${variable(s)}`;
    case 'expr':
      return printExpr(s.expr);
    case 'return':
      return s.value ? `return ${printExpr(s.value)}` : 'return';
    case 'if':
      return `if ${printExpr(s.test)} ${printBody(s.then)}${s.else.length ? ` else ${printBody(s.else)}` : ''}`;
    case 'loop': {
      const each = s.each ? `${s.each.type ?? 'auto'} ${s.each.name} of ${printExpr(s.each.over)}` : '';
      const init = s.init ? `${s.init.map(printStmt).join(', ')}; ` : '';
      const step = s.step ? `; ${s.step.map(printExpr).join(', ')}` : '';
      return `loop (${each}${init}${s.test ? printExpr(s.test) : ''}${step}) ${printBody(s.body)}`;
    }
    case 'switch':
      return `switch ${s.on ? printExpr(s.on) : ''} { ${s.cases
        .map(
          (c) => `${c.tests.map(printExpr).join(' | ') || 'default'}: ${printBody(c.body)}${c.falls ? ' falls' : ''}`,
        )
        .join('; ')} }`;
    case 'block':
      return printBody(s.body);
    case 'try':
      return `try ${printBody(s.body)} ${s.handlers.map((h) => `catch ${h.type ?? '...'} ${h.name ?? ''} ${printBody(h.body)}`).join(' ')}`;
    case 'guarded':
      return `#[${printExpr(s.guard)}] ${printBody(s.body)}`;
    case 'jump':
      return `${s.kind}${s.value ? ` ${printExpr(s.value)}` : ''}`;
    case 'nested':
      return `nested ${s.name}`;
    default:
      return `?${s.what}[${s.inside.map(printExpr).join(', ')}]`;
  }
}
