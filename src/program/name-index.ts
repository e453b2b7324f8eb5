/** Name → items, filed by the file that holds them, so that one file's share can be taken out again. Answers are sorted by path, then as given. */
export class NameIndex<T> {
  private readonly byName = new Map<string, Map<string, T[]>>();
  private readonly byPath = new Map<string, Set<string>>();
  private readonly flat = new Map<string, readonly T[]>();

  add(path: string, name: string, item: T): void {
    let files = this.byName.get(name);
    if (!files) {
      files = new Map();
      this.byName.set(name, files);
    }
    const items = files.get(path);
    if (items) items.push(item);
    else files.set(path, [item]);
    const names = this.byPath.get(path);
    if (names) names.add(name);
    else this.byPath.set(path, new Set([name]));
    this.flat.delete(name);
  }

  /** Takes out what a file holds, and gives the names that were touched. */
  remove(path: string): Iterable<string> {
    const names = this.byPath.get(path) ?? new Set<string>();
    for (const name of names) {
      const files = this.byName.get(name);
      files?.delete(path);
      if (files?.size === 0) this.byName.delete(name);
      this.flat.delete(name);
    }
    this.byPath.delete(path);
    return names;
  }

  names(path: string): Iterable<string> {
    return this.byPath.get(path) ?? [];
  }

  get(name: string): readonly T[] {
    let found = this.flat.get(name);
    if (!found) {
      const files = this.byName.get(name);
      found = files
        ? [...files.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flatMap(([, items]) => items)
        : [];
      this.flat.set(name, found);
    }
    return found;
  }
}
