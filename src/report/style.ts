import { createColors } from 'picocolors';
import type { Severity } from '../model/finding.ts';

/** How text is laid out: whether with colours, and how many columns wide. */
export interface Style {
  color: boolean;
  /** Clamped to 60–120. */
  width: number;
}

export type Colors = ReturnType<typeof createColors>;

/** Colours of a style, or none. */
export const colors = (style: Style): Colors => createColors(style.color);

/** Width of a style within what reads well. */
export const columns = (style: Style): number => Math.min(120, Math.max(60, style.width));

/** A severity in its colour. */
export function paint(c: Colors, severity: Severity, text: string): string {
  if (severity === 'error') return c.bold(c.red(text));
  return severity === 'warning' ? c.bold(c.yellow(text)) : c.bold(c.cyan(text));
}
