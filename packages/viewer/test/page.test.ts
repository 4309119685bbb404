import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate } from '../src/render.ts';
import type { ReportData } from '../src/schema.ts';
import { type Browser, openBrowser } from './browser.ts';
import { hopelessModel, muteModel, simulatedReport, unjudgeableModel } from './fixture.ts';
import { hostileReport, hostileTexts } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'credence-page-'));
let template = '';
let browser: Browser;
/** Whatever a page does that a report must never do. */
const misdeeds: string[] = [];

beforeAll(async () => {
  await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    build: { outDir: folder },
  });
  template = readFileSync(join(folder, 'page.html'), 'utf8');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  for (const page of browser.context.pages()) await page.close();
});

let files = 0;
function write(data: ReportData): string {
  const file = join(folder, `report-${files++}.html`);
  writeFileSync(file, fillTemplate(template, data));
  return pathToFileURL(file).href;
}

async function open(address: string, size = { width: 1280, height: 900 }): Promise<Page> {
  misdeeds.length = 0;
  const page = await browser.context.newPage();
  await page.setViewportSize(size);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) misdeeds.push(message.text());
  });
  page.on('pageerror', (error) => misdeeds.push(String(error)));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address.split('#')[0] ?? '')) misdeeds.push(request.url());
  });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The text that a reader sees, which is less than the text that is there. */
// biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
const seen = (locator: Locator) => locator.innerText();

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('a report in a browser', () => {
  it('answers its questions in order, and says that it is simulated', async () => {
    const page = await open(write(simulatedReport()));
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'How overconfident is each model?',
      'Does more confidence mean better code?',
      'What became of the answers?',
      'What would have been let through?',
      'Every answer',
      'How was this measured?',
      'What do the words mean?',
    ]);
    const overview = (await seen(page.locator('#overview'))).replace(/[\u202f\u00a0]/g, ' ');
    expect(overview).toMatch(
      /Simulated Small is \d+ % sure on average that its code is secure; \d+ % of the judged answers are\./,
    );
    expect(overview).toMatch(/Overconfident by \d+ points \[\d+, \d+\]/);
    expect(await seen(page.locator('.banners'))).toContain('Simulated data.');
    expect(await page.getByRole('img', { name: /^Reliability diagram/ }).count()).toBe(12);
    expect(misdeeds).toEqual([]);
  });

  it('is small, and carries its own policy', () => {
    expect(gzipSync(template).length).toBeLessThan(60_000);
    expect(template).toContain('Content-Security-Policy');
    expect(template).not.toMatch(/(src|href)=["']?https?:/);
  });

  it('follows the system into the dark until the reader chooses, and remembers', async () => {
    const address = write(simulatedReport({ tasks: 6, perTask: 1 }));
    const page = await open(address);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await background(page);
    expect(dark).not.toBe(light);
    const toggle = page.getByRole('button', { name: 'Dark theme' });
    await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    await expect.poll(() => background(page)).toBe(light);
    await page.reload();
    await toggle.waitFor();
    await expect.poll(() => background(page)).toBe(light);
    await toggle.click();
    await expect.poll(() => background(page)).toBe(dark);
    expect(misdeeds).toEqual([]);
  });

  it('leads from False Trust to the evidence and back', async () => {
    const page = await open(write(simulatedReport()));
    const first = page.locator('.case').first();
    expect(await seen(first)).toContain('exploit worked');
    expect(await seen(first.locator('pre'))).not.toBe('');
    const more = first.getByRole('button', { name: /All checks/ });
    await more.click();
    const dialog = page.getByRole('dialog');
    const text = await seen(dialog);
    for (const part of ['Function', 'Security', 'Confidence', 'Checks', 'Code', 'vulnerable']) {
      expect(text).toContain(part);
    }
    expect(page.url()).toContain('sample=');
    const title = await seen(dialog.getByRole('heading', { level: 2 }));
    const opened = page.url();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.url()).not.toBe(opened);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => seen(dialog.getByRole('heading', { level: 2 }))).toBe(title);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('sample=');
    await expect
      .poll(() => more.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(misdeeds).toEqual([]);
  });

  it('needs no mouse', async () => {
    const page = await open(write(simulatedReport()));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip');
    await page.locator('#samples [data-row="0"]').focus();
    await page.keyboard.press('End');
    const last = page.locator('#samples [data-row="575"]');
    await last.waitFor();
    await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    const before = page.locator('#samples [data-row="574"]');
    await expect.poll(() => before.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => before.evaluate((row) => row === document.activeElement)).toBe(true);
    expect(misdeeds).toEqual([]);
  });

  it('explains a word on focus, and Escape closes the explanation', async () => {
    const page = await open(write(simulatedReport({ tasks: 6, perTask: 1 })));
    const term = page.locator('#overconfidence .lead .term');
    await term.focus();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    expect(await seen(tip)).toContain('Mean confidence minus the share of good answers');
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  it('keeps what the reader chose in the address', async () => {
    const address = write(simulatedReport());
    const page = await open(address);
    const claim = page.locator('.claim').first();
    const stated = await seen(claim);
    await page.locator('.choice label', { hasText: 'P(True)' }).click();
    await expect.poll(() => seen(claim)).not.toBe(stated);
    await page.getByRole('combobox', { name: 'Temperature' }).selectOption('0.4');
    const chosen = page.url();
    await page.close();
    const again = await open(chosen);
    expect(await seen(again.locator('.claim').first())).not.toBe(stated);
    expect(await again.getByRole('combobox', { name: 'Temperature' }).inputValue()).toBe('0.4');
    const sample = await open(`${address}#sample=simulated-large-0.2-3-1`);
    expect(await seen(sample.getByRole('dialog'))).toContain('Simulated Large');
    expect(misdeeds).toEqual([]);
  });

  it('finds, sorts and draws only the rows in view', async () => {
    const page = await open(write(simulatedReport({ tasks: 120, temperatures: [0, 0.5, 1] })));
    const rows = page.locator('#samples [data-row]');
    expect(await rows.count()).toBeLessThan(60);
    expect(await page.locator('#samples table').getAttribute('aria-rowcount')).toBe('1441');
    await page.getByLabel('Search').fill('sqlite3 vulnerable-not');
    await page.getByText('No answer fits these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear them' }).click();
    const heading = page.locator('#samples thead .c-temp');
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    await expect.poll(() => seen(page.locator('#samples tbody .c-temp').first())).toBe('1');
    expect(misdeeds).toEqual([]);
  });

  it('has a sentence where data are too poor for a number', async () => {
    const page = await open(
      write(
        simulatedReport({
          models: [hopelessModel, muteModel, unjudgeableModel],
          temperatures: [0, 1],
          tasks: 6,
          perTask: 1,
        }),
      ),
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
    const page = await open(write(simulatedReport({ tasks: 6 })), { width: 390, height: 844 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(390);
    for (const summary of await page.locator('details.more > summary').all()) await summary.click();
    expect(await width()).toBeLessThanOrEqual(390);
  });

  it('takes a damaged or an empty page for what it is', async () => {
    const file = join(folder, 'empty.html');
    writeFileSync(file, template);
    const page = await browser.context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await seen(page.getByRole('alert'))).toContain('no report was put into it');
    writeFileSync(
      file,
      fillTemplate(template, { ...simulatedReport({ tasks: 1 }), schema: 99 as 1 }),
    );
    await page.reload();
    expect(await seen(page.getByRole('alert'))).toContain('version 99');
  });
});

describe('hostile answers', () => {
  it('are only ever text', async () => {
    const page = await open(write(hostileReport()));
    const tags = () =>
      page.evaluate(() => ({
        strange: [...document.querySelectorAll('script, img, iframe, form, base, object, style')]
          .map((element) => element.localName)
          .toSorted(),
        links: [...document.querySelectorAll('a')].filter((a) => !a.hash).length,
        handlers: [...document.querySelectorAll('*')].filter((element) =>
          element.getAttributeNames().some((name) => name.startsWith('on')),
        ).length,
        pwned: (window as unknown as Record<string, unknown>).pwned,
      }));
    const clean = {
      strange: ['script', 'script', 'style'],
      links: 0,
      handlers: 0,
      pwned: undefined,
    };
    for (const details of await page.locator('.case summary').all()) await details.click();
    expect(await tags()).toEqual(clean);
    await page.locator('#samples [data-row="0"]').click();
    const dialog = page.getByRole('dialog');
    const shown = await seen(dialog);
    for (const text of hostileTexts.filter((part) => !/[\n\u2028]/.test(part))) {
      expect(shown).toContain(text);
    }
    expect(shown).toContain('U+202E');
    expect(shown).not.toContain('\u202e');
    await dialog.locator('summary').click();
    expect(await tags()).toEqual(clean);
    expect(await page.title()).toContain('<script>');
    expect(misdeeds).toEqual([]);
  });

  it('could not run if they got in', async () => {
    const page = await open(write(simulatedReport({ tasks: 1 })));
    const outcome = await page.evaluate(() => {
      const tried = (attempt: () => void) => {
        try {
          attempt();
          return 'went through';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      return {
        markup: tried(() => {
          document.body.innerHTML = '<img src=x onerror="window.pwned = 1">';
        }),
        script: tried(() => {
          const script = document.createElement('script');
          script.textContent = 'window.pwned = 2';
          document.body.append(script);
        }),
        pwned: (window as unknown as Record<string, unknown>).pwned,
      };
    });
    expect(outcome).toEqual({ markup: 'TypeError', script: 'TypeError', pwned: undefined });
  });
});
