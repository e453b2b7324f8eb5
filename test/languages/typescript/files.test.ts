import { describe, expect, it } from 'vitest';
import { typescriptFrontEnd } from '../../../src/languages/typescript/index.ts';
import { lower, lowered } from './lowered.ts';

describe('the files that are read', () => {
  it.each([
    'a.ts',
    'b/c.tsx',
    'a.mts',
    'a.cts',
    'a.js',
    'a.jsx',
    'a.mjs',
    'a.cjs',
    'a.d.ts',
    'A.vue',
    'a.svelte',
    'a.html',
  ])('%s', (path) => {
    expect(typescriptFrontEnd().handles(path)).toBe(true);
  });
  it.each(['a.json', 'a.tsv', 'ts', 'a.c', 'a.ts.map'])('not %s', (path) => {
    expect(typescriptFrontEnd().handles(path)).toBe(false);
  });
  it('a file without types is JavaScript', () => {
    expect(lower('a()', 'a.js').language).toBe('javascript');
    expect(lower('a()', 'a.tsx').language).toBe('typescript');
  });
});

describe('scripts of pages', () => {
  const page = `<template><b @click="no()">é</b></template>
<script>
import a from 'a'
export default { methods: { go() { a() } } }
</script>
<script setup lang="ts">const x: Foo = b()</script>
<script type="application/json">{"c": 1}</script>`;

  it('are lowered, the rest is not', () => {
    expect(lowered(page, 'A.vue')).toEqual([
      "(import 'a'! default>a)",
      '(const default {methods:{go:(fn () {(call a)})}})',
      '(const x:Foo (call b))',
    ]);
  });

  it('keep their offsets and the text of the file', () => {
    const unit = lower(page, 'A.vue');
    expect(unit.text).toBe(page);
    expect(unit.language).toBe('typescript');
    expect(unit.decls.map((decl) => page.slice(...decl.span))).toContain('const x: Foo = b()');
  });

  it('that are never closed are read to the end', () => {
    expect(lowered('<script>go()', 'a.html')).toEqual(['(top {(call go)})']);
  });
});

describe('a squeezed bundle', () => {
  const bundle = `!function(){${'var a=b(1);if(a){c(a)}'.repeat(400)}}();`;
  it('is not read, and says so', () => {
    const unit = lower(bundle, 'bundle.js');
    expect(unit.decls).toEqual([]);
    expect(unit.problems.map((each) => each.message)).toEqual(['minified: not read']);
  });
  it('is not one long string among code', () => {
    const unit = lower(`export const png = '${'iVBORw0KGgo'.repeat(2000)}';\nsend(png);`, 'a.js');
    expect(unit.problems).toEqual([]);
    expect(unit.decls).toHaveLength(2);
  });
  it('is not the same code on many lines', () => {
    expect(lower('var a=b(1);if(a){c(a)}\n'.repeat(400), 'a.js').problems).toEqual([]);
  });
});

describe('suppressions', () => {
  it('are found in line, block and JSX comments, and in no string', () => {
    const unit = lower(`// toy-privacy-ignore credential-hardcoded -- a sample
const a = 'x'; /* toy-privacy-ignore audio-cleartext-upload -- lab only */
const b = <View>
  {/* toy-privacy-ignore ble-open-read */}
  <A />
</View>;
const c = 'toy-privacy-ignore ble-open-write -- no comment';`);
    expect(unit.ignores.map(({ line, alone, rules, reason }) => ({ line, alone, rules, reason }))).toEqual([
      { line: 0, alone: true, rules: ['credential-hardcoded'], reason: 'a sample' },
      { line: 1, alone: false, rules: ['audio-cleartext-upload'], reason: 'lab only' },
      { line: 3, alone: true, rules: ['ble-open-read'], reason: '' },
    ]);
  });
});
