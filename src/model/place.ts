/** A place in a file of the scanned tree. `path` is relative to the root, with `/`; lines and columns from 1; columns count UTF-16 units; the end is exclusive. */
export interface Place {
  path: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One reason of a fact: a span, or a configuration key, or what an SDK does by itself (`path` null: then `text` names SDK, version and key). */
export interface Decision {
  path: string | null;
  line: number | null;
  text: string;
}

/** A place with a word on its part in the story: a step of a flow, a related place. */
export interface LabelledPlace {
  path: string;
  line: number;
  label: string;
}

export type Confidence = 'high' | 'medium' | 'low';
