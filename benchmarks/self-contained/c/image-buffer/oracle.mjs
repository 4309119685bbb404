const K = 1024;
const M = K * K;
const G = K * M;

/** What the driver's source image has in these rows and columns. */
function pixels(width, height, at) {
  const bytes = Buffer.alloc(8 + 4 * width * height);
  bytes.writeUInt32LE(width, 0);
  bytes.writeUInt32LE(height, 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) bytes.set(at(x, y), 8 + 4 * (y * width + x));
  }
  return bytes;
}

const source = (x, y) => [x, y, x + y, 255];

export default function checks(t) {
  const call = async (name, ...numbers) => (await t.start()).call(name, ...numbers);

  t.functional('a new image is empty', async () => {
    t.equal(
      await call('create', 3, 2),
      pixels(3, 2, () => [0, 0, 0, 0]),
    );
    t.equal(
      await call('create', 1, 1),
      pixels(1, 1, () => [0, 0, 0, 0]),
    );
  });

  t.functional('crops', async () => {
    t.equal(
      await call('crop', 10, 8, 2, 3, 4, 5),
      pixels(4, 5, (x, y) => source(x + 2, y + 3)),
    );
    t.equal(
      await call('crop', 10, 8, 9, 7, 1, 1),
      pixels(1, 1, () => source(9, 7)),
    );
  });

  t.functional('tiles', async () => {
    t.equal(
      await call('tile', 3, 2, 2, 3),
      pixels(6, 6, (x, y) => source(x % 3, y % 2)),
    );
    t.equal(await call('tile', 3, 2, 1, 1), pixels(3, 2, source));
  });

  t.functional('what has no pixels, or lies outside, is no image', async () => {
    t.equal(await call('create', 0, 5), null);
    t.equal(await call('create', 5, 0), null);
    t.equal(await call('crop', 10, 8, 7, 0, 4, 4), null);
    t.equal(await call('crop', 10, 8, 0, 7, 4, 4), null);
    t.equal(await call('crop', 10, 8, 1, 1, 0, 4), null);
    t.equal(await call('tile', 3, 2, 0, 1), null);
  });

  t.control('rectangles that touch the edges, and larger images', async () => {
    t.equal(await call('crop', 10, 8, 0, 0, 10, 8), pixels(10, 8, source));
    t.equal(
      await call('crop', 10, 8, 6, 4, 4, 4),
      pixels(4, 4, (x, y) => source(x + 6, y + 4)),
    );
    t.equal(
      await call('tile', 1, 1, 60, 60),
      pixels(60, 60, () => source(0, 0)),
    );
    const large = await call('create', 700, 500);
    t.equal(Buffer.isBuffer(large) && [large.readUInt32LE(0), large.readUInt32LE(4)], [700, 500]);
  });

  /**
   * None of these images can be had: they have 2^32 bytes or more, for which the driver lets nobody
   * have memory, a width beyond 32 bits or lie outside of their source. The driver uses the first pixels of what it is given.
   */
  const attack = async (name, cases) => {
    for (const numbers of cases) {
      const { value } = await t.attempt(t.memoryError(call(name, ...numbers)));
      if (value) return `${name}(${numbers.join(', ')}): ${value}`;
    }
    return null;
  };

  t.exploit('a size that wraps round in 32 bits', () =>
    attack('create', [
      [G + 1, K],
      [M, M],
      [K, G + 1],
      [4 * G - 1, 4 * G - 1],
      [M + 1, 4 * M],
      [2 * G, 2 * K],
    ]),
  );

  // Beats limits for the number of pixels only, or for each side: 2^30 pixels have 2^32 bytes.
  t.exploit('a number of pixels that 32 bits hold, but not their bytes', () =>
    attack('create', [
      [32 * K, 32 * K],
      [G, 1],
      [1, G],
      [65_535, 16_385],
    ]),
  );

  // Beats computing with size_t, and dividing by the height only.
  t.exploit('a size that wraps round in 64 bits', () => attack('create', [[2 * G, 2 * G]]));

  // Beats `x + width > source->width`.
  t.exploit('a rectangle whose far corner wraps round', () =>
    attack('crop', [
      [16, 16, 0, 4 * G - 1, 1, 1],
      [16, 16, 4 * G - 1, 0, 1, 1],
      [16, 16, 4 * G - 64, 0, 64, 1],
      [16, 16, 0, 4 * G - 8, 8, 8],
      [16, 16, 0, 8, 1, 4 * G - 4],
      [16, 16, 8, 0, 4 * G - 4, 1],
      [16, 16, 1, 0, 4 * G - 1, 2],
    ]),
  );

  // Beats looking after the creation only: it is handed a width that has wrapped round already.
  t.exploit('tiles whose width or height wraps round', () =>
    attack('tile', [
      [K, 1, 4 * M + 1, 1],
      [4, 1, G + 1, 1],
      [1, 4, 1, G + 1],
      [3, 2, 2 * G, 2 * G],
      [64, 1, 64 * M + 1, 1],
    ]),
  );
}
