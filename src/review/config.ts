import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import { suggest } from './suggest.ts';

/** Where a project keeps its settings, relative to its root. */
export const CONFIG_PATH = '.toy-privacy/config.json';

export const levels = ['error', 'warning', 'info'] as const;

const globs = v.array(
  v.pipe(v.string('must be a glob (text)'), v.nonEmpty('must not be empty')),
  'must be a list of globs',
);
const rootName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][\w.-]*$/, 'must be a name of letters, digits, `.`, `_` and `-`'),
);

const schema = v.strictObject(
  {
    $schema: v.optional(v.string()),
    exclude: v.optional(globs, []),
    include: v.optional(globs, []),
    roots: v.optional(v.record(rootName, v.pipe(v.string('must be a folder (text)'), v.nonEmpty())), {}),
    failOn: v.optional(v.picklist([...levels, 'never'], 'must be "error", "warning", "info" or "never"'), 'warning'),
    rules: v.optional(
      v.record(v.string(), v.picklist([...levels, 'off'], 'must be "error", "warning", "info" or "off"')),
      {},
    ),
    maxFileBytes: v.optional(
      v.pipe(
        v.number('must be a number of bytes'),
        v.integer('must be a whole number'),
        v.minValue(1024, 'must be at least 1024'),
      ),
      2 * 1024 * 1024,
    ),
    build: v.optional(v.pipe(v.string('must be the name of a build (text)'), v.nonEmpty('must not be empty'))),
  },
  'must be an object',
);

/** A project's settings, every one with its default. */
export type Config = v.InferOutput<typeof schema>;

/** Settings of a project that has none. */
export const defaultConfig: Config = v.parse(schema, {});

/** Names of all settings. */
export const settingNames = Object.keys(schema.entries);

/** What is wrong with a configuration, with the file, its line and its column (both from 1) in the message. */
export class ConfigError extends Error {}

/**
 * Reads a configuration file's text (JSON; comments and trailing commas are allowed).
 * @param path the file's name for messages
 * @param ruleIds known rules, so that a mistyped one is an error
 * @throws ConfigError for text that is no JSON, unknown settings or rules, and values of the wrong kind
 */
export function parseConfig(text: string, path: string, ruleIds: readonly string[]): Config {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const place = (offset: number): string => {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    return `${path}:${before.length}:${before.at(-1)!.length + 1}`;
  };
  const first = errors[0];
  if (first || !tree) {
    const what = first ? readable(printParseErrorCode(first.error)) : 'the file is empty';
    throw new ConfigError(`${place(first?.offset ?? 0)}: not valid JSON: ${what}`);
  }
  for (const keys of [[], ['rules'], ['roots']]) {
    const node = findNodeAtLocation(tree, keys);
    if (node && node.type !== 'object') {
      const name = keys.length ? `"${keys[0]}"` : 'the configuration';
      throw new ConfigError(`${place(node.offset)}: ${name} must be an object`);
    }
  }
  const value = plainValue(tree);
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const issue = result.issues[0];
    const keys = (issue.path ?? []).map((part) => part.key as string | number);
    const node = findNodeAtLocation(tree, keys) ?? tree;
    const unknown = issue.type === 'strict_object' && issue.expected === 'never';
    const at = place(unknown ? (node.parent?.offset ?? node.offset) : node.offset);
    if (unknown) throw new ConfigError(`${at}: ${unknownText('setting', String(keys.at(-1)), settingNames)}`);
    const name = keys.length ? `"${keys.join('.')}" ` : 'the configuration ';
    throw new ConfigError(`${at}: ${name}${issue.message}`);
  }
  for (const id of Object.keys(result.output.rules)) {
    if (ruleIds.includes(id)) continue;
    const node = findNodeAtLocation(tree, ['rules', id]);
    throw new ConfigError(`${place(node?.parent?.offset ?? 0)}: ${unknownText('rule', id, ruleIds)}`);
  }
  return result.output;
}

/** `unknown rule "x"; did you mean "y"?`, or the whole list where nothing is near. */
export function unknownText(what: string, word: string, known: readonly string[]): string {
  const near = suggest(word, known);
  return `unknown ${what} "${word}"; ${near ? `did you mean "${near}"?` : `known are ${known.filter((k) => k !== '$schema').join(', ')}`}`;
}

const readable = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function plainValue(node: NonNullable<ReturnType<typeof parseTree>>): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).map((property) => {
    const [key, value] = property.children ?? [];
    return [String(key?.value), value ? plainValue(value) : undefined] as const;
  });
  return Object.fromEntries(entries);
}
