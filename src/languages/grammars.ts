import type { Parser } from 'web-tree-sitter';

/** The tree-sitter grammars that front ends ask for. */
export type GrammarName = 'c' | 'cpp' | 'kotlin' | 'java';

/** Gives a parser for a grammar, made on first use. Injected: front ends never load a grammar themselves. */
export type Grammars = (name: GrammarName) => Parser;
