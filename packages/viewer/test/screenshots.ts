/**
 * Writes screenshots of a simulated report into the folder CREDENCE_SCREENSHOTS, to be looked at:
 * `npm run screenshots -w @credence/viewer`, after a build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../src/render.ts';
import { openBrowser } from './browser.ts';
import { simulatedReport } from './fixture.ts';

const folder = resolve(process.env['CREDENCE_SCREENSHOTS'] ?? '../../out/screenshots');
mkdirSync(folder, { recursive: true });
const file = join(folder, 'report.html');
writeFileSync(file, await renderPage(simulatedReport()));

const looks = [
  { name: 'desktop-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
] as const;

const browser = await openBrowser();
try {
  for (const { name, width, height, colorScheme } of looks) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(pathToFileURL(file).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    await page.locator('#samples [data-row="0"]').click();
    await page.getByRole('dialog').waitFor();
    await page.screenshot({ path: join(folder, `${name}-detail.png`) });
    await page.close();
  }
} finally {
  await browser.close();
}
