import { describe, expect, it } from 'vitest';
import { expression } from './lowered.ts';

describe('a JSX element is a call of its component', () => {
  const rows: Record<string, string> = {
    '<Button />': '(call Button {})',
    '<div id="x" hidden />': "(call div {id:'x' hidden:true})",
    '<Menu.Item onPress={() => go()} {...rest} />': '(call Menu.Item {onPress:(fn () {(return (call go))}) ...rest})',
    '<svg xlink:href="a" />': "(call svg {xlink:href:'a'})",
    '<View><Text>hi {name}</Text></View>': '(call View {children:(call Text {children:name})})',
    '<View>{list.map((x) => <Row x={x} />)}<End /></View>':
      '(call View {children:[(call list.map (fn (x) {(return (call Row {x:x}))})) (call End {})]})',
    '<><A />{/* nothing */}<B /></>': '[(call A {}) (call B {})]',
    '<If test={a && b}>{a ? <A /> : null}</If>': '(call If {test:(&& a b) children:(? a (call A {}) null)})',
  };
  for (const [snippet, expected] of Object.entries(rows)) {
    it(snippet, () => expect(expression(snippet)).toBe(expected));
  }

  it('in a plain .js file too', () => {
    expect(expression('<A b={c()} />', 'a.js')).toBe('(call A {b:(call c)})');
  });
});
