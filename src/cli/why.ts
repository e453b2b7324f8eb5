import fs from 'node:fs';
import path from 'node:path';
import { jsonText } from '../report/json.ts';
import { whyText } from '../report/why-text.ts';
import { why } from '../review/why.ts';
import { exit, UsageError } from './io.ts';
import { reviewFor, styleOf } from './review.ts';
import type { CliOptions, SharedOptions } from './run.ts';
import { scopeInRoots } from './settings.ts';

/** `toy-privacy why PATH:LINE`: the path from the working folder, else from the root. */
export async function whyCommand(options: CliOptions, place: string, given: SharedOptions): Promise<number> {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(place);
  const line = Number(match?.[2]);
  if (!match || line < 1) throw new UsageError(`${place}: expected PATH:LINE, such as firmware/main/gatt.c:42`);
  const { review, session, root, roots } = await reviewFor(options, [], given);
  const file = match[1]!;
  const toyPath = pathInToy(file, [path.resolve(options.io.cwd, file), path.resolve(root, file)]);
  const unit = session.file(toyPath)?.unit;
  if (unit && line > unit.lines.length) {
    throw new UsageError(`${place}: there is no such line; the file has ${unit.lines.length}`);
  }
  const answer = why(session, review, toyPath, line);
  const { io } = options;
  io.out(given.format === 'json' ? jsonText({ version: 1, ...answer }) : whyText(answer, styleOf(io)));
  return exit.clean;

  function pathInToy(text: string, candidates: readonly string[]): string {
    if (session.file(text)) return text;
    const absolute = candidates.find((one) => fs.existsSync(one));
    if (absolute === undefined) throw new UsageError(`${text}: no such file; check the path`);
    return scopeInRoots(roots, [{ text, absolute }])[0] ?? '.';
  }
}
