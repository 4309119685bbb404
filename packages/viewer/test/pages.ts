import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { reportOf } from '../src/pack/report.ts';
import { fillTemplate, type RenderOptions } from '../src/render.ts';
import type { ReportData } from '../src/schema.ts';
import { type Browser, openBrowser } from './browser.ts';
import { simulatedReport } from './fixture.ts';
import { helped } from './mitigation.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .reduce((latest, { parentPath, name }) => {
      return Math.max(latest, statSync(join(parentPath, name)).mtimeMs);
    }, 0);

/** The page without data as the build left it. Throws when its sources have changed since. */
export function builtTemplate(): string {
  const built = at('../dist/page.html');
  const sources = Math.max(...['../src', '../../calibration/src'].map((path) => newest(at(path))));
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (made >= sources) {
    return readFileSync(built, 'utf8');
  }
  throw new Error('The page is older than its sources: run `npm run build` first.');
}

/** What the tests of one file have in common: a browser, a folder of pages, and what they did. */
export interface Pages {
  readonly template: string;
  readonly folder: string;
  readonly browser: () => Browser;
  /** Whatever the page that was opened last did that a report must never do. */
  readonly misdeeds: string[];
  /** Writes a report; its address. */
  readonly write: (data: ReportData, options?: RenderOptions) => Promise<string>;
  readonly open: (address: string, size?: { width: number; height: number }) => Promise<Page>;
}

/** Opens a browser for the tests of this file, and closes it after them. */
export function pagesOfThisFile(): Pages {
  const folder = mkdtempSync(join(tmpdir(), 'credence-page-'));
  const template = builtTemplate();
  const misdeeds: string[] = [];
  let browser: Browser | null = null;
  let files = 0;
  const theBrowser = () => {
    if (browser === null) throw new Error('The browser is not open yet.');
    return browser;
  };
  beforeAll(async () => {
    browser = await openBrowser();
    // Machines that build other things at the same time are slow.
    browser.context.setDefaultTimeout(60_000);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const page of theBrowser().context.pages()) await page.close();
  });
  return {
    ...{ template, folder, misdeeds },
    browser: theBrowser,
    write: async (data, options = {}) => {
      const written: string[] = [];
      const file = `report-${files++}.html`;
      for await (const { path, text } of fillTemplate(template, reportOf(data), {
        file,
        ...options,
      })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
        written.push(join(folder, path));
      }
      const [first = '', ...others] = written;
      expect(others.length > 0).toBe(options.embed !== undefined);
      return pathToFileURL(first).href;
    },
    open: async (address, size = { width: 1280, height: 900 }) => {
      misdeeds.length = 0;
      const page = await theBrowser().context.newPage();
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
        const own = request.url().startsWith(address.split('#')[0] ?? '');
        if (!own && !request.url().startsWith('blob:')) misdeeds.push(request.url());
      });
      await page.goto(address);
      await page.locator('main h1, main h2').first().waitFor();
      return page;
    },
  };
}

export const small = (): ReportData =>
  simulatedReport({ tasks: 12, perTask: 1, temperatures: [0, 0.5, 1] });

export function full(): ReportData {
  return helped(simulatedReport({ tasks: 36, temperatures: [0, 1], repository: true }));
}

/** The text that a reader sees, which is less than the text that is there. */
// biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
export const seen = (locator: Locator): Promise<string> => locator.innerText();

/** Rules of axe that a page breaks, with where. */
export async function offences(page: Page): Promise<readonly string[]> {
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
export const addressOf = (page: Page): Promise<string> => page.evaluate(() => location.href);

export const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
