import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/program/ir.ts';
import { lower, lowered } from './lowered.ts';

const source = `import { post } from './net';
export const KEY = 'abc';
@Injectable()
export class Recorder<T> extends Base {
  #chunks: Blob[] = [];
  constructor(private api: Api, @Inject() readonly n = 1) { super(); }
  onData = async ({ data, ...rest }: Event) => { this.#chunks.push(data); await post(QKEY + 'x'Q, { body: data, ...rest }); };
  static make() { return new Recorder<string>(window.api!); }
}
function App({ onPress, items: [first = 1] }) {
  const [state, setState] = useState<string>('');
  for (const [k, v] of Object.entries(state)) if (k in v) continue; else switch (v) { case 1: default: go?.(k); }
  try { return <View onPress={() => setState(state ?? /x/g)}>{/* c */}<A.B {...first} /></View>; } catch (e) { throw e; }
}
module.exports = { App, run: async function* () { yield* App(); }, get x() { return KEY as Foo; } };
`.replaceAll('Q', '`');

/** Every span of a unit that leaves its declaration or the file. */
function strays(unit: Unit): string[] {
  const found: string[] = [];
  const todo: { node: object; end: number }[] = [];
  for (const { span, ...rest } of unit.decls) {
    if (!(span[0] >= 0 && span[0] <= span[1] && span[1] <= unit.text.length)) found.push(`decl ${span.join('-')}`);
    todo.push({ node: rest, end: span[1] - span[0] });
  }
  for (let at = todo.pop(); at; at = todo.pop()) {
    for (const [key, value] of Object.entries(at.node)) {
      if (/span$/i.test(key) && Array.isArray(value)) {
        const [from, to] = value as [number, number];
        if (!(from >= 0 && from <= to && to <= at.end)) found.push(`${key} ${from}-${to} of ${at.end}`);
      } else if (typeof value === 'object' && value !== null) todo.push({ node: value, end: at.end });
    }
  }
  return found;
}

describe('a file that is being typed', () => {
  it('keeps its other declarations', () => {
    const decls = lowered(`import a from 'a'
function before() { a() }
const half = foo(1,
function after() { b() }
`);
    expect(decls).toContain("(import 'a'! default>a)");
    expect(decls).toContain('(func before () {(call a)})');
    expect(decls.join()).toContain('(call b)');
  });

  it.each([
    ['const x = fetch(url, { body: audio', '(call fetch url {body:audio})'],
    ['if (a) { send(b)', '(call send b)'],
    ['const f = async () => { await send(b', '(call send b)'],
    ['return <View onPress={() => send(b)}>', '(call send b)'],
    ['a.', 'a.'],
  ])('keeps what %s says', (text, expected) => {
    expect(lowered(text).join()).toContain(expected);
  });
});

describe('whatever the text', () => {
  const check = (text: string, path = 'a.tsx') => {
    const unit = lower(text, path);
    expect(strays(unit)).toEqual([]);
    expect(unit.problems.filter((each) => each.message.includes('could not be lowered'))).toEqual([]);
  };

  it('the whole sample has no stray span and no hole', () => {
    check(source);
    expect(JSON.stringify(lower(source).decls)).not.toContain('"unknown"');
  });

  it('cut, spliced or sprinkled with marks, it lowers with all spans inside', () => {
    const at = fc.nat(source.length);
    const mark = fc.string({
      unit: fc.constantFrom(...'()[]{}<>`\'"/*,;:=@#$.?!\\ \n', '${', '=>', 'new ', 'é', '\ud83d', '\0'),
      maxLength: 4,
    });
    const path = fc.constantFrom('a.tsx', 'a.ts', 'a.js', 'a.vue');
    fc.assert(
      fc.property(at, at, mark, path, (from, to, text, name) => {
        check(source.slice(0, Math.min(from, to)) + text + source.slice(Math.max(from, to)), name);
        check(source.slice(0, from) + text + source.slice(from), name);
      }),
      { numRuns: 200 },
    );
  });

  it('a chain that is nested too deep is a problem of its own statement', () => {
    const unit = lower(`before();\nx${'\n.then(y)'.repeat(5000)};\nfunction after() {}`);
    expect(unit.problems.map((each) => each.message)).toEqual(['nested too deep to be read']);
    expect(unit.decls.map((each) => each.k)).toEqual(['top', 'func']);
  });

  it.each(['(', '[', '{', 'a?', 'x=>', '<a>', '`${', 'if(a)', '!', 'new '])('ten thousand times %s', (opening) => {
    expect(strays(lower(opening.repeat(10_000)))).toEqual([]);
  });

  it.each([
    ['patterns with defaults', `const ${'{a:'.repeat(60)}{b}${'={}}'.repeat(60)} = f();`],
    ['mapped types', `type A = ${'{[k in '.repeat(60)}b${']:c}'.repeat(60)};`],
  ])('a tower of %s, which the parser takes years for, costs only its statement', (_, tower) => {
    const unit = lower(`${tower}\nfunction after() {}`, 'a.ts');
    expect(unit.problems.map((each) => each.message)).toEqual(['nested too deep to be read']);
    expect(unit.decls.map((each) => each.name)).toEqual(['after']);
  });

  it('a tower of async calls is refused; many async functions are not', () => {
    expect(lower('async('.repeat(60)).problems).toHaveLength(1);
    expect(lower("it('a', async () => { await f(')'); });\n".repeat(60)).problems).toEqual([]);
  });

  it('nesting that the stack stands is lowered whole', () => {
    expect(lowered(`${'f('.repeat(150)}x${')'.repeat(150)}`).join()).not.toContain('unknown');
  });
});
