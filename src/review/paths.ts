/** The last part of a relative path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder of a relative path; `''` is the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Joins a folder (`''` is the root) and a name. */
export const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether a path is a folder or lies below it; everything lies below `''`. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Order of paths everywhere: by UTF-16 unit, the same on every machine and in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
