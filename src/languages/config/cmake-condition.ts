import type { Expr } from '../../program/ir.ts';
import type { Word } from './cmake-commands.ts';
import { bool, call, name, not, op, string, unread } from './guards.ts';

const comparisons = new Map([
  ['STREQUAL', '=='],
  ['EQUAL', '=='],
  ['LESS', '<'],
  ['GREATER', '>'],
  ['LESS_EQUAL', '<='],
  ['GREATER_EQUAL', '>='],
]);
const otherTests = /^(MATCHES|IN_LIST|IS_NEWER_THAN|PATH_EQUAL|STR(LESS|GREATER)(_EQUAL)?|VERSION_\w+)$/;
const questions = /^(DEFINED|EXISTS|TARGET|COMMAND|POLICY|TEST|IS_DIRECTORY|IS_SYMLINK|IS_ABSOLUTE)$/;

/**
 * The condition of `if()` as an expression (https://cmake.org/cmake/help/latest/command/if.html#condition-syntax). A
 * variable is a name, as `X` and as `${X}`; `DEFINED X` is the call `defined(X)`; equality and order are the operators
 * `==`, `<`, …; every other test is a call of its name in lower case: `matches(X, "re")`, `exists("path")`,
 * `version_less(A, "3.0")`.
 */
export function cmakeCondition(words: Word[]): Expr | undefined {
  let at = 0;
  const expr = either();
  return expr;

  function either(): Expr | undefined {
    return chain('OR', '||', () => chain('AND', '&&', negated));
  }

  function chain(word: string, operator: string, operand: () => Expr | undefined): Expr | undefined {
    let left = operand();
    while (left && keyword(at) === word) {
      at++;
      const right = operand();
      if (!right) return left;
      left = op(operator, [left, right]);
    }
    return left;
  }

  function negated(): Expr | undefined {
    if (keyword(at) !== 'NOT') return test();
    at++;
    const inner = negated();
    return inner && not(inner);
  }

  function keyword(index: number): string | undefined {
    const word = words[index];
    return word?.kind === 'word' && !word.quoted ? word.text : undefined;
  }

  function test(): Expr | undefined {
    const word = words[at];
    if (!word || word.kind === ')') return undefined;
    at++;
    if (word.kind === '(') {
      const inner = either();
      if (words[at]?.kind === ')') at++;
      return inner;
    }
    const next = words[at];
    if (!word.quoted && questions.test(word.text) && next?.kind === 'word') {
      at++;
      const asked = word.text === 'DEFINED' ? variable(next) : operand(next, false);
      return call(word.text.toLowerCase(), [asked], [word.span[0], next.span[1]]);
    }
    const test = keyword(at);
    const operator = test && comparisons.get(test);
    const right = words[at + 1];
    if (!test || right?.kind !== 'word' || !(operator || otherTests.test(test))) return operand(word, true);
    at += 2;
    if (operator) return op(operator, [operand(word, true), operand(right, false)]);
    return call(test.toLowerCase(), [operand(word, true), operand(right, false)], [word.span[0], right.span[1]]);
  }
}

/** `bare`: a plain word is a variable's name here (left of a test), and a text elsewhere. */
function operand(word: Word, bare: boolean): Expr {
  const reference = /^\$(ENV)?\{([\w.-]+)\}$/.exec(word.text);
  if (reference) return name(reference[2]!, word.span, reference[1] ? 'env' : undefined);
  if (/\$[({]/.test(word.text)) return unread('cmake-text', word.span);
  if (!word.quoted && /^(ON|YES|TRUE|Y)$/i.test(word.text) && bare) return bool(true, word.span);
  if (!word.quoted && /^(OFF|NO|FALSE|N|IGNORE|NOTFOUND)$/i.test(word.text) && bare) return bool(false, word.span);
  if (!word.quoted && /^-?\d+$/.test(word.text))
    return { k: 'lit', span: word.span, type: 'number', value: Number(word.text) };
  return !word.quoted && bare ? name(word.text, word.span) : string(word.text, word.span);
}

function variable({ text, span }: Word): Expr {
  const environment = /^ENV\{(\w+)\}$/.exec(text);
  return environment ? name(environment[1]!, span, 'env') : name(text, span);
}
