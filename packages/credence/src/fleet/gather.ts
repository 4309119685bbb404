/** Arguments that one call takes at most. */
const portion = 500;

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes one call of many: what is asked for in the same moment, or while the call before is under way,
 * is asked for together. A database so has a statement for what dozens of jobs want, and the busier it
 * is, the more of them share one. A call that fails fails for all that share it.
 * @param call gives a value for each key, in their order
 */
export function gather<Key, Value>(
  call: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = [];
  let calling = false;

  async function drain(): Promise<void> {
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.slice(0, portion);
      waiting = waiting.slice(portion);
      try {
        const values = await call(batch.map(({ key }) => key));
        for (const [i, { resolve }] of batch.entries()) resolve(values[i] as Value);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    calling = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (calling) return;
      calling = true;
      void drain();
    });
}
