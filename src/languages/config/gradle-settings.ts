import type { Guard, Span } from '../../program/ir.ts';
import { headOf, naming, silent } from './gradle-head.ts';
import type { Statement } from './gradle-statements.ts';
import { type Token, unescaped } from './gradle-tokens.ts';
import { closeOf, type Value, valuesOf } from './gradle-values.ts';
import { all, not, unread } from './guards.ts';
import type { Reading } from './reading.ts';

interface Scope {
  into: Reading;
  path: string[];
  guard?: Guard;
}

/** Lists what the statements of a script say, block by block. */
export function listStatements(into: Reading, statements: Statement[]): void {
  list({ into, path: [] }, statements);
}

const deepest = 30;

function list(scope: Scope, statements: Statement[]): void {
  if (scope.path.length > deepest) return;
  let failed: Guard | undefined;
  for (const { tokens: written, block } of statements) {
    // A closure's parameters stand before its first statement.
    const tokens = written.slice(
      written.slice(0, 8).findIndex(({ kind, text }) => kind === 'mark' && text === '->') + 1,
    );
    const words = tokens.map(({ text }) => text);
    const isElse = words[0] === 'else';
    if (words[0] === 'if' || (isElse && failed)) {
      const test = words.includes('if') ? unread('gradle-condition', spanOf(tokens)) : undefined;
      const before = isElse && failed ? not(failed) : undefined;
      const open = words.indexOf('(');
      const close = open < 0 ? words.indexOf('if') : closeOf(tokens, open);
      // A branch without braces stands on the same line.
      const rest = test ? tokens.slice(close + 1) : tokens.slice(1);
      const guarded = { ...scope, guard: all([scope.guard, before, test]) };
      list(guarded, rest.length ? [{ tokens: rest, block }] : (block ?? []));
      failed = test ?? failed;
      continue;
    }
    failed = undefined;
    if (!control.has(words[0] ?? '')) statement(scope, tokens, block);
    else if (block) list(scope, block);
  }
}

function spanOf(tokens: Token[]): Span {
  return [tokens[0]?.span[0] ?? 0, tokens.at(-1)?.span[1] ?? 0];
}

/** Words of the script languages that name nothing in the build; what is inside their blocks may. */
const control = new Set([
  'import',
  'package',
  'for',
  'while',
  'do',
  'try',
  'catch',
  'finally',
  'return',
  'throw',
  'when',
  'fun',
  'println',
  'assert',
]);

function statement(scope: Scope, tokens: Token[], block: Statement[] | undefined): void {
  const { into } = scope;
  const head = headOf(into.text, tokens);
  const last = head.parts.at(-1);
  if (!last) {
    if (block) list(scope, block);
    return;
  }
  const rest = tokens.slice(head.next);
  const byCall = rest[0]?.text === 'by' && naming.has(rest[1]?.text ?? '');
  const path = [...scope.path, ...head.parts.map(({ text }) => text).filter((text) => !silent.has(text))];
  if (block) list({ ...scope, path }, block);
  if (byCall || (block && !rest.length)) return;
  const place: Place = {
    ...scope,
    path: path.slice(0, -1),
    name: last.text,
    nameSpan: last.span,
    span: spanOf(tokens),
  };
  if (head.variable) variable(scope, last, rest);
  else if (/^(=|\+=)$/.test(rest[0]?.text ?? '')) setAll(place, valuesOf(into.text, rest.slice(1)));
  else call(place, rest);
}

interface Place extends Scope {
  name: string;
  nameSpan: Span;
  span: Span;
}

function variable(scope: Scope, named: { text: string; span: Span }, rest: Token[]): void {
  const equals = rest.findIndex(({ kind, text }) => kind === 'mark' && text === '=');
  if (equals < 0) return;
  const [value, another] = valuesOf(scope.into.text, rest.slice(equals + 1));
  if (value && !another) set(scope, `var:${named.text}`, value, named.span);
}

/** `name(args)`, with what follows it as infix, or Groovy's `name args`. */
function call(place: Place, rest: Token[]): void {
  const { into, name } = place;
  const bracketed = rest[0]?.kind === 'mark' && rest[0].text === '(';
  const close = bracketed ? closeOf(rest, 0) : -1;
  const args = bracketed ? rest.slice(1, close) : infixFrom(rest) >= 0 ? rest.slice(0, infixFrom(rest)) : rest;
  const after = bracketed ? rest.slice(close + 1) : rest.slice(args.length);
  const values = valuesOf(into.text, args);
  if (name === 'buildConfigField' || name === 'resValue') field(place, values);
  else if (name === 'apply') apply(place, values);
  else if (place.path.at(-1) === 'plugins') plugin(place, args, values, after);
  else if (!values.length)
    set(
      place,
      full(place, name),
      { text: '', span: [place.nameSpan[1], place.nameSpan[1]], literal: true },
      place.nameSpan,
    );
  else setAll(place, values);
}

/** Where `version "1"` or `apply false` begins, after a plugin's name. */
function infixFrom(tokens: Token[]): number {
  return tokens.findIndex(
    ({ kind, text }, i) => i > 0 && kind === 'word' && /^(version|apply)$/.test(text) && tokens[i + 1]?.text !== ':',
  );
}

function field(place: Place, values: Value[]): void {
  const [type, named, value] = values;
  if (!type || !named || !value) return;
  const name = full(place, `${place.name}:${named.text}`);
  // The third argument is Java's source text: a string there has quotes of its own.
  const quoted = place.name === 'buildConfigField' && value.literal ? /^"(.*)"$/s.exec(value.text) : null;
  set(place, name, quoted ? { ...value, text: unescaped(quoted[1]!) } : value, named.span, place.span);
  set(place, `${name}.type`, type, named.span, place.span);
}

function apply(place: Place, values: Value[]): void {
  for (const value of values) {
    if (value.key?.text === 'plugin' || (!value.key && value.literal)) set(place, 'plugins/id', value, place.nameSpan);
    else if (value.key?.text === 'from') {
      const from = /^(?:[\w.]+\.)?file\(\s*["'](.*)["']\s*\)$/.exec(value.text)?.[1] ?? value.text;
      place.into.import(from, value.span, place.span, place.guard);
    }
  }
}

function plugin(place: Place, args: Token[], values: Value[], after: Token[]): void {
  const [id] = values;
  if (!id) return;
  const text = place.name === 'kotlin' && args[0]?.kind === 'string' ? `org.jetbrains.kotlin.${id.text}` : id.text;
  const name = place.name === 'alias' ? 'alias' : 'id';
  set(place, full(place, name), { ...id, text }, place.nameSpan);
  const at = after.findIndex(({ text: word }) => word === 'version');
  const version =
    at >= 0
      ? valuesOf(
          place.into.text,
          after.slice(at + 1, infixFrom(after.slice(at)) > 0 ? at + infixFrom(after.slice(at)) : undefined),
        )[0]
      : undefined;
  if (version) set(place, full(place, `id:${text}`), version, after[at]!.span);
}

/** Several values of one name: each its own setting. A dependency in parts is put together. */
function setAll(place: Place, values: Value[]): void {
  const { name } = place;
  const part = (key: string): Value | undefined => values.find((value) => value.key?.text === key);
  const artifact = part('name');
  if (place.path.at(-1) === 'dependencies' && artifact) {
    const parts = [part('group'), artifact, part('version')];
    const text = parts.flatMap((each) => each?.text ?? []).join(':');
    set(
      place,
      full(place, name),
      { text, span: artifact.span, literal: parts.every((each) => each?.literal !== false) },
      place.nameSpan,
      place.span,
    );
    return;
  }
  const keyed =
    /^(add)?manifestPlaceholders$/i.test(place.name) || /^(add)?manifestPlaceholders$/i.test(place.path.at(-1) ?? '');
  if (keyed && !values.some((value) => value.key)) {
    // `manifestPlaceholders["KEY"] = v`
    for (const value of values)
      set(
        { ...place, path: place.path.slice(0, -1) },
        [...place.path.slice(0, -1), `manifestPlaceholders:${name}`].join('/'),
        value,
        place.nameSpan,
      );
    return;
  }
  for (const value of values) {
    if (!value.key) set(place, full(place, name), value, place.nameSpan);
    else if (keyed) set(place, full(place, `manifestPlaceholders:${value.key.text}`), value, value.key.span);
    else set(place, `${full(place, name)}/${value.key.text}`, value, value.key.span);
  }
}

const versions = /^((?:min|target|compile)Sdk)Version$/;

/** The one name that Groovy's and Kotlin's spellings share. */
function full({ path }: Scope, name: string): string {
  const plain = name.replace(versions, '$1').replace(/^is([A-Z])/, (_, letter: string) => letter.toLowerCase());
  return [...path, plain].join('/');
}

function set(scope: Scope, name: string, value: Value, nameSpan: Span, span?: Span): void {
  // The closing quote belongs to the entry.
  const end = /["']/.test(scope.into.text[value.span[1]] ?? '') ? value.span[1] + 1 : value.span[1];
  const whole: Span = span ?? [Math.min(nameSpan[0], value.span[0]), Math.max(end, nameSpan[1])];
  scope.into.set(name, value.text, { nameSpan, valueSpan: value.span, span: whole, guard: scope.guard });
}
