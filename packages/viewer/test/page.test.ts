import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../src/pack/report.ts';
import { fillTemplate } from '../src/render.ts';
import { hopelessModel, muteModel, simulatedReport, unjudgeableModel } from './fixture.ts';
import { addressOf, full, offences, pagesOfThisFile, plain, seen } from './pages.ts';

const { browser, folder, misdeeds, open, template, write } = pagesOfThisFile();

const views = {
  overview: /how far can you trust it/,
  overconfidence: 'How overconfident is each model?',
  reliability: 'Does more confidence mean better code?',
  'false-trust': 'What would have been let through?',
  where: 'Where is False Trust?',
  targets: 'Does it overrate its function or its security more?',
  kinds: 'Is it worse inside a project?',
  recalibration: 'What does recalibration do, and does it carry over?',
  gates: 'Which gate helps, and where?',
  repair: 'Does repair help, and what does it break?',
  prompting: 'Does it help to ask in another way?',
  comparison: 'How does it differ from Simulated before?',
  labels: 'What became of the answers, and how sure is that?',
  samples: 'Every answer',
  method: 'How was this measured?',
  glossary: 'What do the words mean?',
} as const;

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('a report in a browser', () => {
  it('has a view for each question, and every one is free of errors and barriers', async () => {
    const address = await write(full());
    const page = await open(address);
    const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      [...Object.keys(views), 'everything'].map((id) => `#${id}`),
    );
    for (const [id, title] of Object.entries(views)) {
      await page.locator(`.side a[href="#${id}"]`).click();
      await page.locator(`main #${id}`).getByRole('heading', { name: title }).first().waitFor();
      await expect.poll(() => addressOf(page)).toContain(`#${id}`);
      await expect
        .poll(() => page.locator('.side [aria-current="page"]').getAttribute('href'))
        .toBe(`#${id}`);
      for (const summary of await page.locator('details.more > summary').all()) {
        await summary.click();
      }
      expect(plain(await seen(page.locator('main')))).not.toMatch(
        /\b(NaN|undefined|null|Infinity)\b/,
      );
      expect({ id, found: await offences(page) }).toEqual({ id, found: [] });
      expect(await seen(page.locator('.banners'))).toContain('Simulated data.');
    }
    await page.goBack();
    await page.locator('main #method').waitFor();
    expect(misdeeds).toEqual([]);
  });

  it('is without barriers in the dark and with a sample open', async () => {
    const page = await open(`${await write(full())}#everything`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.locator('main > section').count()).toBeGreaterThan(15);
    expect(await offences(page)).toEqual([]);
    await page.locator('#samples [data-row="0"]').click();
    await page.getByRole('dialog').locator('pre').first().waitFor();
    expect(await offences(page)).toEqual([]);
  });

  it('has a sentence where data are too poor for a number', async () => {
    const page = await open(
      `${await write(
        simulatedReport({
          models: [hopelessModel, muteModel, unjudgeableModel],
          temperatures: [0, 1],
          tasks: 6,
          perTask: 1,
        }),
      )}#everything`,
    );
    for (const summary of await page.locator('details.more > summary').all()) await summary.click();
    const text = await seen(page.locator('body'));
    expect(text).not.toMatch(/\b(NaN|undefined|null|Infinity)\b/);
    expect(text).toContain('none of the judged answers is');
    expect(text).toContain('no answer came with a usable confidence');
    expect(text).toContain('no answer could be judged');
    const empty = await page
      .locator('figure')
      .evaluateAll(
        (figures) =>
          figures.filter(
            (figure) => figure.querySelector('svg') === null && figure.querySelector('p') === null,
          ).length,
      );
    expect(empty).toBe(0);
    expect(misdeeds).toEqual([]);
  });

  it('is not wider than a phone', async () => {
    const page = await open(`${await write(full())}#everything`, { width: 390, height: 844 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(390);
    for (const summary of await page.locator('details.more > summary').all()) await summary.click();
    await expect.poll(width).toBeLessThanOrEqual(390);
  });

  it('takes a damaged or an empty page for what it is', async () => {
    const file = join(folder, 'empty.html');
    writeFileSync(file, template);
    const page = await browser().context.newPage();
    await page.goto(pathToFileURL(file).href);
    await expect.poll(() => seen(page.getByRole('alert'))).toContain('no report was put into it');
    const newer = reportOf({ ...simulatedReport({ tasks: 1 }), schema: 99 as 2 });
    const { value: other } = await fillTemplate(template, newer).next();
    writeFileSync(file, other.text);
    await page.reload();
    await expect.poll(() => seen(page.getByRole('alert'))).toContain('version 99');
  });

  it('is small, and carries its own policy', () => {
    expect(gzipSync(template).length).toBeLessThan(150_000);
    expect(template).toContain('Content-Security-Policy');
    expect(template).not.toMatch(/(src|href)=["']?https?:/);
  });

  it('follows the system into the dark until the reader chooses, and remembers', async () => {
    const address = await write(simulatedReport({ tasks: 6, perTask: 1 }));
    const page = await open(address);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => background(page), { timeout: 30_000 }).not.toBe(light);
    const dark = await background(page);
    const toggle = page.getByRole('button', { name: 'Dark theme' });
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(light);
    await page.reload();
    await toggle.waitFor();
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(light);
    await toggle.click();
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(dark);
    expect(misdeeds).toEqual([]);
  });
});
