import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../src/pack/report.ts';
import { figuresOf } from '../src/page/figures/figures.tsx';
import { full, pagesOfThisFile, plain, seen } from './pages.ts';

const { misdeeds, open, write } = pagesOfThisFile();

/** The files that a click leaves with the reader, by name. */
async function saved(page: Page, files: number): Promise<ReadonlyMap<string, string>> {
  const downloads = new Map<string, string>();
  page.on('download', async (download) => {
    downloads.set(download.suggestedFilename(), readFileSync(await download.path(), 'utf8'));
  });
  await page.getByRole('button', { name: 'Save the figures as SVG' }).click();
  await expect.poll(() => downloads.size, { timeout: 30_000 }).toBe(files);
  return downloads;
}

const labelOf = (svg: string) => /aria-label="([^"]*)"/.exec(svg)?.[1] ?? '';

/** Marks of a drawing: every circle, square and bar with its place, rounded to what can be seen. */
const marksOf = (svg: string) =>
  [...svg.matchAll(/<(circle|rect|line)\b([^>]*)>/g)]
    .map(([, kind, attributes = '']) => {
      const numbers = ['cx', 'cy', 'r', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'].map(
        (name) => Number(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? 0).toFixed(3),
      );
      return [kind, ...numbers].join(' ');
    })
    // The paper behind a drawing that stands alone.
    .filter((mark) => !mark.startsWith('rect 0.000 0.000 0.000 0.000 0.000'));

describe('other forms of a report', () => {
  it('saves the figures of a view as the drawings that `--format svg` writes', async () => {
    const data = full();
    const figures = figuresOf(reportOf(data));
    const page = await open(`${await write(data)}#where`);
    await page.emulateMedia({ colorScheme: 'light' });
    const [map = ''] = (await saved(page, 1)).values();
    const same = figures.find(({ name }) => name === 'verbalized/where-1')?.svg ?? '';
    expect(marksOf(map).length).toBeGreaterThan(3);
    expect(marksOf(map)).toEqual(marksOf(same));
    expect(plain(labelOf(map))).toBe(plain(labelOf(same)));

    await page.goto(`${page.url().split('#')[0]}#reliability`);
    await page.locator('#reliability svg[role="img"]').first().waitFor();
    const diagrams = [...(await saved(page, 6)).values()].filter((svg) =>
      labelOf(svg).startsWith('Reliability diagram'),
    );
    expect(diagrams).toHaveLength(6);
    for (const diagram of diagrams) {
      const twin = figures.find(({ svg }) => labelOf(svg) === labelOf(diagram))?.svg ?? '';
      expect(marksOf(diagram)).toEqual(marksOf(twin));
      // Written with the ink of the style sheet, which a file of its own has not.
      expect(diagram).toMatch(/<circle[^>]*fill="(?!rgb\(0, 0, 0\))/);
      expect(diagram).not.toContain('class=');
    }
    expect(misdeeds).toEqual([]);
  });

  it('prints the results and what they are about, without what only works on a screen', async () => {
    const page = await open(`${await write(full())}#at=everything&model=simulated-large`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(background).toBe('rgb(255, 255, 255)');
    for (const gone of ['.top', '.side', '.skip', 'button.quiet', '.controls']) {
      for (const element of await page.locator(gone).all()) {
        expect(await element.isVisible()).toBe(false);
      }
    }
    expect(await seen(page.locator('.banners'))).toContain('Simulated data.');
    // The filters that are set are part of what the numbers say.
    expect(await seen(page.locator('.filters'))).toMatch(
      /Simulated Large[\s\S]*\d+ of \d+ answers/,
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1280);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(misdeeds).toEqual([]);
  });
});
