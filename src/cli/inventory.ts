import { inventoryText } from '../report/inventory-text.ts';
import { inventoryJson, jsonText } from '../report/json.ts';
import { reviewFor, styleOf } from './review.ts';
import type { CliOptions, SharedOptions } from './run.ts';
import { exitCode } from './scan.ts';

/** `toy-privacy inventory`: prints the toy, gives the exit code (findings don't count). */
export async function inventory(options: CliOptions, paths: readonly string[], given: SharedOptions): Promise<number> {
  const { review } = await reviewFor(options, paths, given);
  const { io } = options;
  io.out(given.format === 'json' ? jsonText(inventoryJson(review)) : inventoryText(review, styleOf(io)));
  return exitCode(review, 'never');
}
