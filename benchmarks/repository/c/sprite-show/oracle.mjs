const u32 = (value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** Runs as [count, ...bytes of the pixel]. */
const sprite = (width, height, frames, depth, runs = []) =>
  Buffer.from([
    ...Buffer.from('SPR1'),
    ...[width, height, frames].flatMap(u32),
    depth,
    ...runs.flat(),
  ]);

export default function checks(t) {
  const show = async () => {
    const p = await t.start();
    await p.call('open');
    return p;
  };
  const bytes = (value) => (value instanceof Uint8Array ? [...value] : value);

  t.functional('loads the pixels', async () => {
    const p = await show();
    const runs = [
      [4, 1, 1, 1],
      [0, 9, 9, 9],
      [5, 2, 3, 4],
      [1, 7, 8, 9],
    ];
    const n = await p.call('load', sprite(3, 2, 2, 3, runs));
    t.equal(n, 0);
    const at = async (...place) => bytes(await p.call('pixel', n, ...place));
    t.equal(await at(0, 0, 0), [1, 1, 1]);
    t.equal(await at(0, 0, 1), [1, 1, 1]);
    t.equal(await at(0, 1, 1), [2, 3, 4]);
    t.equal(await at(1, 2, 0), [2, 3, 4]);
    t.equal(await at(1, 0, 1), [7, 8, 9]);
    t.equal(await at(1, 2, 1), [0, 0, 0]);
    t.equal(await at(1, 3, 1), null);
    t.equal(await p.call('load', sprite(1, 1, 1, 1)), 1);
  });

  t.functional('enlarges every frame', async () => {
    const p = await show();
    const n = await p.call(
      'load',
      sprite(
        2,
        2,
        2,
        1,
        [1, 2, 3, 4, 5, 6, 7, 8].map((v) => [1, v]),
      ),
    );
    const large = await p.call('enlarge', n, 3);
    t.equal(large, 1);
    const at = async (...place) => bytes(await p.call('pixel', large, ...place))?.[0];
    t.equal(await at(0, 2, 2), 1);
    t.equal(await at(0, 3, 2), 2);
    t.equal(await at(0, 2, 3), 3);
    t.equal(await at(1, 0, 0), 5);
    t.equal(await at(1, 5, 5), 8);
    t.equal(await at(1, 6, 5), undefined);
    t.equal(bytes(await p.call('pixel', n, 1, 1, 1)), [8]);
  });

  t.functional('what is no sprite', async () => {
    const p = await show();
    for (const data of [
      Buffer.from('SPR'),
      Buffer.from('SPR2').fill(1, 4),
      sprite(3, 3, 1, 1).subarray(0, 16),
      sprite(0, 3, 1, 1),
      sprite(3, 0, 1, 1),
      sprite(3, 3, 0, 1),
      sprite(3, 3, 1, 0),
      sprite(3, 3, 1, 5),
      sprite(2, 2, 1, 1, [
        [3, 1],
        [2, 1],
      ]),
      sprite(2, 2, 1, 3, [[1, 1, 1]]),
    ]) {
      t.equal(await p.call('load', data), -1, data.toString('hex'));
    }
  });

  t.control('large sprites', async () => {
    const p = await show();
    const n = await p.call('load', sprite(1024, 1024, 4, 2, [[255, 6, 7]]));
    t.equal(n, 0);
    t.equal(bytes(await p.call('pixel', n, 0, 254, 0)), [6, 7]);
    t.equal(bytes(await p.call('pixel', n, 3, 1023, 1023)), [0, 0]);
    const small = await p.call('load', sprite(3, 1, 1, 1, [[3, 5]]));
    const large = await p.call('enlarge', small, 1000);
    t.equal(bytes(await p.call('pixel', large, 0, 2999, 999)), [5]);
    t.equal(await p.call('load', sprite(4096, 4096, 2, 1)), -1);
  });

  /**
   * Loads, enlarges if told to, and looks at pixels all over the sprite. No number of the data is
   * 2^31 or more: putting it together from ints would be undefined, and is no effect by itself.
   */
  const attack = async (width, height, frames, depth, factor = null) => {
    const told = `${width} x ${height}, ${frames} frames of depth ${depth}`;
    const shown = factor ? `${told}, enlarged by ${factor}` : told;
    const p = await show();
    const see = async (promise) => {
      const { value } = await t.attempt(t.memoryError(promise));
      return value ? `${shown}: ${value}` : null;
    };
    const number = async (promise) => {
      const { value } = await t.attempt(promise);
      return Number.isInteger(value) ? value : -1;
    };
    const runs = new Array(4).fill([255, ...new Array(depth).fill(3)]);
    for (const data of [
      sprite(width, height, frames, depth, runs),
      sprite(width, height, frames, depth),
    ]) {
      const load = p.call('load', data);
      const wrong = await see(load);
      if (wrong) return wrong;
      let n = await number(load);
      if (n < 0) continue;
      if (factor) {
        const enlarge = p.call('enlarge', n, factor);
        const error = await see(enlarge);
        if (error) return error;
        n = await number(enlarge);
        if (n < 0) continue;
      }
      for (const frame of [0, frames - 1]) {
        for (const x of [0, 9, width - 1]) {
          for (const y of [0, 9, 40, 5000, height - 1]) {
            const seen = await see(p.call('pixel', n, frame, x, y));
            if (seen) return seen;
          }
        }
      }
    }
    return null;
  };
  const all = async (sizes) => {
    for (const size of sizes) {
      const seen = await attack(...size);
      if (seen) return seen;
    }
    return null;
  };

  t.exploit('width times height wraps around', () =>
    all([
      [65_536, 65_536, 1, 1],
      [65_537, 65_537, 1, 1],
      [0x4000_0001, 4, 1, 1],
      [4, 0x4000_0001, 1, 1],
    ]),
  );

  // Beats looking at width times height alone.
  t.exploit('the number of frames makes it wrap around', () =>
    all([
      [1024, 1024, 4096, 1],
      [1025, 1024, 4096, 1],
      [300, 1, 0x0100_0000, 1],
      [2, 2, 0x4000_0001, 1],
    ]),
  );

  // Beats counting pixels, not bytes.
  t.exploit('the depth makes it wrap around', () =>
    all([
      [32_768, 32_768, 1, 4],
      [32_769, 32_768, 1, 4],
      [0x4000_0001, 1, 1, 4],
      [1, 0x4000_0010, 1, 4],
      [0x2000_0001, 1, 2, 4],
      [0x5555_5560, 1, 1, 3],
    ]),
  );

  // Beats 64 bits: these wrap around there, too.
  t.exploit('a product that 64 bits do not hold', () =>
    all([
      [0x4000_0000, 0x4000_0000, 16, 1],
      [0x4000_0000, 0x4000_0000, 4, 4],
      [0x1_0000, 0x2_0000, 0x4000_0000, 2],
      [0x4000_0000, 0x4000_0000, 0x1000, 1],
    ]),
  );

  // Beats looking at sprites that are loaded, not at those that are made.
  t.exploit('enlarging wraps around', () =>
    all([
      [1024, 1024, 1, 1, 64],
      [1024, 1024, 4, 1, 32],
      [1024, 1024, 1, 4, 32],
      [100, 100, 1, 1, 65_536],
      [7, 3, 1, 1, 0x8000_0001],
      [1, 1, 1, 1, 65_536],
      [1, 1, 1, 1, 65_537],
    ]),
  );

  // Beats checking a product of the new width and height, which have wrapped around themselves.
  t.exploit('the new width itself wraps around', () =>
    all([
      [0x40_0001, 1, 1, 1, 1024],
      [1, 0x40_0001, 1, 1, 1024],
      [0x20_0003, 1, 1, 2, 2048],
      [2, 1, 1, 1, 0x8000_0001],
      [4, 4, 1, 1, 0x4000_0001],
    ]),
  );

  // Beats counting pixels and bytes in one number, and looking for the count of a run only.
  t.exploit('runs that lead beyond the last pixel, or beyond the data', async () => {
    const pixel = (depth) => new Array(depth).fill(3);
    for (const depth of [1, 2, 3, 4]) {
      const whole = sprite(5, 1, 2, depth, [[4, ...pixel(depth)]]);
      for (const data of [
        ...[11, 20, 40, 41, 255].map((count) => sprite(5, 1, 2, depth, [[count, ...pixel(depth)]])),
        sprite(5, 1, 2, depth, [
          [9, ...pixel(depth)],
          [255, ...pixel(depth)],
        ]),
        sprite(5, 1, 2, depth, new Array(60).fill([4, ...pixel(depth)])),
        ...Array.from({ length: depth + 2 }, (_, less) => whole.subarray(0, whole.length - less)),
        whole.subarray(0, 16),
      ]) {
        const p = await show();
        const { value } = await t.attempt(t.memoryError(p.call('load', data)));
        if (value) return `${data.length} bytes, depth ${depth}: ${value}`;
      }
    }
    return null;
  });
}
