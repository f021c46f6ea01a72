/** What is fetched once; where it failed, again. @param all what was asked for, by its names */
export function kept<T>(all: Map<string, Promise<T>>, name: string, fetch: () => Promise<T>): Promise<T> {
  let one = all.get(name);
  if (!one) {
    one = fetch();
    one.catch(() => all.delete(name));
    all.set(name, one);
  }
  return one;
}
