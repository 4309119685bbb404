import { types } from 'node:util';

/** A value as data: `[class, content]` for what JSON has no notation for. */
function describe(value) {
  if (types.isDate(value)) return ['Date', value.toISOString()];
  if (types.isRegExp(value)) return ['RegExp', value.source, value.flags];
  if (types.isUint8Array(value)) return ['Uint8Array', Array.from(value)];
  if (types.isNativeError(value)) return ['Error', value.message];
  if (value instanceof URL) return ['URL', value.href];
  if (types.isMap(value)) return ['Map', [...value].map((pair) => pair.map(describe))];
  if (types.isSet(value)) return ['Set', [...value].map(describe)];
  if (Array.isArray(value)) return value.map(describe);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describe(item)]));
}

export default (solution) => ({
  revived: (text) => describe(solution.revive(text)),

  /** Does with a revived value what programs do with values: awaits it, and writes it as JSON. */
  async used(text) {
    const value = await solution.revive(text);
    return JSON.stringify(value)?.length ?? 0;
  },
});
