/**
 * An object whose parts are computed when they are first looked at, and then kept. They are ordinary
 * enumerable properties to whoever spreads, compares or serializes the object.
 */
export function lazily<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const result = {} as T;
  for (const key of Object.keys(parts) as (keyof T)[]) {
    Object.defineProperty(result, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = parts[key]();
        Object.defineProperty(result, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return result;
}
