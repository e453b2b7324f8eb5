// The import arrows of the house: what each folder may import of the others. docs/decisions says why.

/** Folder of `src` → folders of `src` that it may import, besides itself. */
const arrows = {
  model: [],
  host: ['model'],
  program: ['model'],
  languages: ['model', 'program'],
  platforms: ['model', 'program'],
  toy: ['model', 'program'],
  rules: ['model'],
  checklist: ['model'],
  review: ['model', 'host', 'program', 'languages', 'platforms', 'toy', 'rules', 'checklist'],
  report: ['model'],
  cli: ['model', 'review', 'checklist', 'report', 'messages'],
  server: ['model', 'review', 'checklist', 'report', 'messages'],
  messages: ['model'],
  extension: ['messages'],
};

/** Single files that a folder may import of another: an interface or a type, no more. */
const files = {
  languages: ['src/program/ir\\.ts$'],
  cli: ['src/host/host\\.ts$'],
  server: ['src/host/host\\.ts$'],
};

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const folders = Object.entries(arrows).map(([folder, allowed]) => {
  const whole = allowed.filter((other) => !(folder === 'languages' && other === 'program'));
  const pathNot = [`^src/(?:${[folder, ...whole].join('|')})/`, ...(files[folder] ?? []).map((file) => `^${file}`)];
  return rule(
    `${folder}-imports`,
    `src/${folder} may import ${allowed.length ? allowed.join(', ') : 'nothing'} of src`,
    { path: `^src/${folder}/` },
    { path: '^src/', pathNot },
  );
});

module.exports = {
  forbidden: [
    ...folders,
    rule('webview-imports', 'the page knows messages alone', { path: '^webview/' }, { path: '^src/(?!messages/)' }),
    rule(
      'node-only-at-the-rim',
      'only the Node host, the command line and the entry files know Node',
      { path: '^(?:src|webview)/', pathNot: '^src/(?:host/node[^/]*\\.ts$|cli/|main/)' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'vscode-only-in-extension',
      'one folder knows the editor',
      { path: '^src/(?!extension/)|^webview/' },
      { path: '^vscode$' },
    ),
    rule(
      'resolvable',
      'an import that leads nowhere',
      { pathNot: '^src/extension/' },
      { couldNotResolve: true, pathNot: '^vscode$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
