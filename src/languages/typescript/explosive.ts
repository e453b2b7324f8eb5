import ts from 'typescript';

/** Levels that real code stays far below, and that still cost next to nothing. */
const most = 10;

/**
 * Throws a RangeError for text on which TypeScript's parser takes twice as long for each level: `async(` in the arguments
 * of `async(`, since each may start an arrow function.
 */
export function refuseExplosiveText(text: string): void {
  if ((text.match(/\basync\s{0,9}\(/g)?.length ?? 0) <= most) return;
  const open: boolean[] = [];
  let asyncs = 0;
  for (const { 0: mark } of text.matchAll(/\basync\s{0,9}\(|[()]/g)) {
    if (mark === ')') {
      if (open.pop()) asyncs--;
      continue;
    }
    open.push(mark !== '(');
    if (mark !== '(' && ++asyncs > most) throw new RangeError('async( in async(');
  }
}

/**
 * Throws a RangeError for trees that the converter visits twice at each level: patterns with defaults inside patterns, and
 * mapped types inside the keys of mapped types.
 */
export function refuseExplosiveTree(file: ts.SourceFile): void {
  const suspects = file.text.match(/[}\]]\s{0,9}=(?![=>])|\[\s{0,9}\w+\s{1,9}in\b/g)?.length ?? 0;
  if (suspects <= most) return;
  const todo: { node: ts.Node; level: number }[] = [{ node: file, level: 0 }];
  for (let at = todo.pop(); at; at = todo.pop()) {
    const { node } = at;
    const doubles = ts.isMappedTypeNode(node) || (ts.isBindingElement(node) && node.initializer !== undefined);
    const level = at.level + (doubles ? 1 : 0);
    if (level > most) throw new RangeError('patterns in patterns');
    ts.forEachChild(node, (child) => void todo.push({ node: child, level }));
  }
}
