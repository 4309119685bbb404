import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate, type RenderOptions } from '../src/render.ts';
import type { ReportData } from '../src/schema.ts';
import { type Browser, openBrowser } from './browser.ts';
import { hopelessModel, muteModel, simulatedReport, unjudgeableModel } from './fixture.ts';
import { hostileReport, hostileTexts } from './hostile.ts';
import { simulatedMitigation } from './mitigation.ts';

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
  // Machines that build other things at the same time are slow.
  browser.context.setDefaultTimeout(60_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  for (const page of browser.context.pages()) await page.close();
});

let files = 0;
function write(data: ReportData, options: RenderOptions = {}): string {
  const [file = '', ...others] = fillTemplate(template, data, {
    file: `report-${files++}.html`,
    ...options,
  }).map(({ path, text }) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  });
  expect(others.length > 0).toBe(options.embed !== undefined);
  return pathToFileURL(file).href;
}

const small = () => simulatedReport({ tasks: 12, perTask: 1, temperatures: [0, 0.5, 1] });
const full = () => {
  const data = simulatedReport({ tasks: 12, perTask: 1, temperatures: [0, 1], repository: true });
  return { ...data, ...simulatedMitigation(['simulated-small', 'simulated-large'], 'verbalized') };
};
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
  await page.locator('main h1, main h2').first().waitFor();
  return page;
}

/** The text that a reader sees, which is less than the text that is there. */
// biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
const seen = (locator: Locator) => locator.innerText();

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Rules of axe that a page breaks, with where. */
async function offences(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}

/** The address as the page has it: `page.url()` hears of a change within it only later. */
const addressOf = (page: Page) => page.evaluate(() => location.href);

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('a report in a browser', () => {
  it('has a view for each question, and every one is free of errors and barriers', async () => {
    const address = write(full());
    const page = await open(address);
    const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      [...Object.keys(views), 'everything'].map((id) => `#${id}`),
    );
    for (const [id, title] of Object.entries(views)) {
      await page.locator(`.side a[href="#${id}"]`).click();
      await page.locator(`main #${id}`).getByRole('heading', { name: title }).first().waitFor();
      expect(await addressOf(page)).toContain(`#${id}`);
      expect(await page.locator('.side [aria-current="page"]').getAttribute('href')).toBe(`#${id}`);
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
    const page = await open(`${write(full())}#everything`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.locator('main > section').count()).toBeGreaterThan(15);
    expect(await offences(page)).toEqual([]);
    await page.locator('#samples [data-row="0"]').click();
    await page.getByRole('dialog').locator('pre').first().waitFor();
    expect(await offences(page)).toEqual([]);
  });

  it('says in a sentence what each model claims and what is so', async () => {
    const page = await open(write(small()));
    const overview = plain(await seen(page.locator('#overview')));
    expect(overview).toMatch(
      /Simulated Small is \d+ % sure on average that its code is secure; \d+ % of the judged answers are\./,
    );
    expect(overview).toMatch(/Overconfident by \d+ points \[\d+, \d+\]/);
    const questions = plain(await seen(page.locator('#questions')));
    expect(questions).toMatch(/Of \d+ answers trusted at 80 %, \d+ % \[\d+, \d+\] are vulnerable/);
    await page.locator('#questions a').first().click();
    await page.locator('#overconfidence').waitFor();
    expect(misdeeds).toEqual([]);
  });

  it('recomputes everything for what the reader filters, and remembers it in the address', async () => {
    const data = small();
    const page = await open(write(data));
    await page.locator('.filter', { hasText: 'Model' }).locator('summary').click();
    await page.getByRole('checkbox', { name: 'Simulated Large' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.verdict').count()).toBe(1);
    await page.locator('.filter', { hasText: 'Language' }).locator('summary').click();
    await page.getByRole('checkbox', { name: 'Python' }).check();
    const kept = data.samples.filter(
      (sample) => sample.model === 'simulated-large' && sample.language === 'python',
    );
    const status = page.locator('.filter-count');
    await expect.poll(() => seen(status)).toContain(`${kept.length} of ${data.samples.length}`);
    const claim = await seen(page.locator('.claim'));
    const again = await open(await addressOf(page));
    expect(await seen(again.locator('.claim'))).toBe(claim);
    await again.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => again.locator('.verdict').count()).toBe(2);
    expect(misdeeds).toEqual([]);
  });

  it('moves the threshold live: the share trusted, False Trust and the answers behind it', async () => {
    const data = small();
    const page = await open(`${write(data)}#false-trust`);
    const slider = page.getByRole('slider');
    const trusted = (threshold: number) =>
      data.samples.filter(
        (sample) =>
          sample.security === 'vulnerable' &&
          sample.confidences.some(
            ({ method, target, value }) =>
              method === 'verbalized' && target === 'security' && (value ?? -1) >= threshold,
          ),
      ).length;
    const title = page.locator('.cases-title');
    expect(await seen(title)).toBe(`The ${trusted(0.8)} answers behind it`);
    await slider.fill('95');
    await expect.poll(() => seen(title)).toBe(`The ${trusted(0.95)} answers behind it`);
    expect(await addressOf(page)).toContain('threshold=0.95');
    expect(plain(await seen(page.locator('.threshold output')))).toBe('95 %');
    await page.getByRole('button', { name: /Back to/ }).click();
    await expect.poll(() => seen(title)).toBe(`The ${trusted(0.8)} answers behind it`);
    expect(misdeeds).toEqual([]);
  });

  it('draws reliability by temperature', async () => {
    const page = await open(`${write(small())}#reliability`);
    const figures = page.getByRole('img', { name: /^Reliability diagram/ });
    expect(await figures.count()).toBe(6);
    await page.locator('label', { hasText: 'Security by temperature' }).click();
    await expect.poll(() => figures.count()).toBe(8);
    expect(misdeeds).toEqual([]);
  });

  it('is small, and carries its own policy', () => {
    expect(gzipSync(template).length).toBeLessThan(150_000);
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
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(light);
    await page.reload();
    await toggle.waitFor();
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(light);
    await toggle.click();
    await expect.poll(() => background(page), { timeout: 30_000 }).toBe(dark);
    expect(misdeeds).toEqual([]);
  });

  it('leads from False Trust to the evidence and back', async () => {
    const page = await open(`${write(small())}#false-trust`);
    const first = page.locator('.case').first();
    await first.locator('pre').waitFor();
    expect(await seen(first)).toContain('exploit worked');
    expect(await seen(first.locator('pre'))).not.toBe('');
    const more = first.getByRole('button', { name: /All checks/ });
    await more.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('pre').first().waitFor();
    const text = await seen(dialog);
    for (const part of ['Function', 'Security', 'Confidence', 'Checks', 'Code', 'vulnerable']) {
      expect(text).toContain(part);
    }
    expect(await addressOf(page)).toContain('sample=');
    const title = await seen(dialog.getByRole('heading', { level: 2 }));
    const opened = await addressOf(page);
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => addressOf(page)).not.toBe(opened);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => seen(dialog.getByRole('heading', { level: 2 }))).toBe(title);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await addressOf(page)).not.toContain('sample=');
    await expect
      .poll(() => more.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(misdeeds).toEqual([]);
  });

  it('needs no mouse', async () => {
    const page = await open(`${write(simulatedReport({ tasks: 24, perTask: 2 }))}#samples`);
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
    const page = await open(`${write(simulatedReport({ tasks: 6, perTask: 1 }))}#overconfidence`);
    const term = page.locator('#overconfidence .lead .term');
    await term.focus();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    expect(await seen(tip)).toContain('Mean confidence minus the share of good answers');
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  it('opens the answer and the method that an address names', async () => {
    const address = write(small());
    const page = await open(address);
    const stated = await seen(page.locator('.claim').first());
    await page.locator('.choice label', { hasText: 'P(True)' }).click();
    await expect.poll(() => seen(page.locator('.claim').first())).not.toBe(stated);
    const again = await open(await addressOf(page));
    expect(await seen(again.locator('.claim').first())).not.toBe(stated);
    const sample = await open(`${address}#sample=simulated-large-0.5-3-0`);
    expect(await seen(sample.getByRole('dialog'))).toContain('Simulated Large');
    expect(misdeeds).toEqual([]);
  });

  it('keeps the texts of a large study in pages beside it', async () => {
    const address = write(small(), { embed: 100 });
    const page = await open(`${address}#samples`);
    await page.locator('#samples [data-row="0"]').click();
    const link = page.getByRole('dialog').getByRole('link', { name: 'Open this answer' });
    expect(misdeeds).toEqual([]);
    await link.click();
    await page.getByRole('dialog').locator('pre').first().waitFor();
    expect(await addressOf(page)).toMatch(/report-\d+-answers\/0\.html#sample=/);
  });

  it('finds, sorts and draws only the rows in view', async () => {
    const page = await open(
      `${write(simulatedReport({ tasks: 120, temperatures: [0, 0.5, 1] }))}#samples`,
    );
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
    expect(await addressOf(page)).toContain('sort=-temperature');
    expect(misdeeds).toEqual([]);
  });

  it('has a sentence where data are too poor for a number', async () => {
    const page = await open(
      `${write(
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
    const page = await open(`${write(full())}#everything`, { width: 390, height: 844 });
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
    const [other] = fillTemplate(template, { ...simulatedReport({ tasks: 1 }), schema: 99 as 2 });
    writeFileSync(file, other?.text ?? '');
    await page.reload();
    expect(await seen(page.getByRole('alert'))).toContain('version 99');
  });
});

describe('hostile answers', () => {
  it('are only ever text', async () => {
    const page = await open(`${write(hostileReport())}#everything`);
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
    // The page's own script and style, the facts, and one part of texts.
    const clean = {
      strange: ['script', 'script', 'script', 'style'],
      links: 0,
      handlers: 0,
      pwned: undefined,
    };
    for (const details of await page.locator('.case summary').all()) await details.click();
    expect(await tags()).toEqual(clean);
    await page.locator('#samples [data-row="0"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('pre').first().waitFor();
    const shown = await seen(dialog);
    for (const text of hostileTexts.filter((part) => !/[\n\u2028]/.test(part))) {
      expect(shown).toContain(text);
    }
    expect(shown).toContain('U+202E');
    expect(shown).not.toContain('\u202e');
    await dialog.locator('summary').first().click();
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
