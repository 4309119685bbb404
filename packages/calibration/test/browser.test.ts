import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Calibration from '../src/index.ts';
import type * as Simd from '../src/simd.ts';
import { type BuiltPackage, buildPackage } from './built.ts';
import { type Dataset, differences, reference } from './reference-data.ts';

/** The Chromium of this machine: `CREDENCE_CHROMIUM`, or the first of its usual names on PATH. */
const findChromium = (): string => {
  const named = process.env.CREDENCE_CHROMIUM;
  if (named !== undefined && named !== '') return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error('No Chromium: install one, or name it in CREDENCE_CHROMIUM.');
};

let built: BuiltPackage;
let context: BrowserContext;
let page: Page;
const profile = mkdtempSync(join(tmpdir(), 'calibration-browser-'));

beforeAll(async () => {
  built = await buildPackage();
  context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  page = await context.newPage();
  const bundle = await built.bundle(
    `import * as all from '@credence/calibration/min';
    import { simd } from '@credence/calibration/simd';
    globalThis.calibration = { ...all, simd };`,
  );
  await page.addScriptTag({ content: bundle, type: 'module' });
  await page.waitForFunction(() => 'calibration' in globalThis);
}, 120_000);

afterAll(async () => {
  await context?.close();
  rmSync(profile, { recursive: true, force: true });
  built?.remove();
});

/** Runs in the page. */
const compute = ({ data, grid }: { data: Dataset; grid: readonly number[] }) => {
  const lib = (globalThis as unknown as { calibration: typeof Calibration }).calibration;
  const { conf: p, y } = data;
  const isotonic = lib.isotonicRegression.fit(p, y)!;
  const predictions = grid.map((x) => lib.vennAbers.fit(p, y)!.predict(x));
  const platt = lib.plattScaling.fit(p, y, { scale: 'raw' })!.parameters;
  const beta = lib.betaCalibration.fit(p, y);
  const conditional = lib.classConditional(p, y, { alpha: 0.1 });
  return {
    'ece.width.right.l1.M10': lib.ece(p, y),
    'ece.mass.split.l2.M15': lib.ece(p, y, { bins: { kind: 'mass', count: 15 }, norm: 'l2' }),
    'ce.unique.l1': lib.ece(p, y, { bins: { kind: 'distinct' } }),
    brier: lib.brier(p, y),
    bss: lib.brierSkill(p, y),
    auroc: lib.auroc(p, y),
    'log_loss.eps1e-15': lib.logLoss(p, y),
    'smece.exact': { value: lib.smoothEce(p, y) },
    spiegelhalter: lib.spiegelhalter(p, y),
    'platt.raw': { A: platt.A, B: platt.B },
    'beta.abm.eps1e-6': beta === null ? null : { nll: beta.logLoss },
    isotonic: { grid: Array.from(isotonic.applyAll(grid)) },
    venn_abers: {
      p0: predictions.map(({ p0 }) => p0),
      p1: predictions.map(({ p1 }) => p1),
      p: predictions.map(({ p: merged }) => merged),
    },
    'risk_control.crc_joint_alpha0.1': lib.conformalRiskControl(p, y, { alpha: 0.1 }),
    'risk_control.class_conditional_alpha0.1': {
      threshold: conditional.threshold,
      n_vuln: conditional.vulnerable,
    },
  };
};

describe('in Chromium', () => {
  it.each(reference.datasets)('recomputes the reference values of $id', async (data) => {
    const computed: Record<string, unknown> = await page.evaluate(compute, {
      data,
      grid: reference.meta.grid,
    });
    const entries = data.expected.filter((e) => e.id in computed && e.role === 'assert');
    expect(entries.length).toBeGreaterThan(10);
    for (const { id, value, tol } of entries) {
      const actual = computed[id];
      // Of composite values only the parts that the page computed.
      const expected =
        typeof actual === 'object' && actual !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key in actual))
          : value;
      expect(differences(expected, actual, tol), `${data.id} ${id}`).toEqual([]);
    }
  });

  it('draws the same bootstrap as Node does', async () => {
    const lib = await import('../src/index.ts');
    const data = reference.datasets.find(({ id }) => id === 'llm_discrete_clustered')!;
    const points = { p: data.conf, y: data.y, groups: data.cluster! };
    // So many resamples that vector registers are worth it, which the page uses and Node does not.
    const options = { seed: 5, resamples: 20_000 };
    const here = lib.clusterBootstrap(points, { ece: lib.eceStatistic() }, options).ece;
    const there = await page.evaluate(
      ([input, settings]) => {
        const c = (globalThis as unknown as { calibration: typeof Calibration & typeof Simd })
          .calibration;
        const statistics = { ece: c.eceStatistic() };
        return c.clusterBootstrap(input, statistics, { ...settings, kernels: c.simd }).ece.interval;
      },
      [points, options] as const,
    );
    expect(there).toEqual(here.interval);
  });

  it('reads a map written elsewhere', async () => {
    const lib = await import('../src/index.ts');
    const map = lib.isotonicRegression.fit([0.2, 0.5, 0.9], [0, 1, 1])!;
    const there = await page.evaluate((text) => {
      const c = (globalThis as unknown as { calibration: typeof Calibration }).calibration;
      return c.recalibrationFromJson(JSON.parse(text)).apply(0.3);
    }, JSON.stringify(map));
    expect(there).toBe(map.apply(0.3));
  });
});
