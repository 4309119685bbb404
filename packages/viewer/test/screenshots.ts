/**
 * Writes screenshots of every view of a simulated report into the folder CREDENCE_SCREENSHOTS, to be
 * looked at: `npm run screenshots -w @credence/viewer`, after a build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../src/render.ts';
import { openBrowser } from './browser.ts';
import { hopelessModel, muteModel, simulatedReport, unjudgeableModel } from './fixture.ts';
import { helped } from './mitigation.ts';

const folder = resolve(process.env.CREDENCE_SCREENSHOTS ?? '../../out/screenshots');
mkdirSync(folder, { recursive: true });
const reports = {
  usual: helped(simulatedReport({ repository: true, tasks: 36 })),
  poor: simulatedReport({
    models: [hopelessModel, muteModel, unjudgeableModel],
    methods: ['verbalized'],
    temperatures: [0, 1],
    tasks: 6,
    perTask: 1,
  }),
};
for (const [name, report] of Object.entries(reports)) {
  for (const { text } of await renderPage(report)) {
    writeFileSync(join(folder, `${name}.html`), text);
  }
}

const looks = [
  { name: 'light', report: 'usual', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'dark', report: 'usual', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone', report: 'usual', width: 390, height: 844, colorScheme: 'light' },
  { name: 'poor', report: 'poor', width: 1280, height: 900, colorScheme: 'light' },
] as const;
const wanted = (process.env.CREDENCE_LOOKS ?? 'light,dark,phone,poor').split(',');

const browser = await openBrowser();
try {
  for (const { name, report, width, height, colorScheme } of looks) {
    if (!wanted.includes(name)) continue;
    const page = await browser.context.newPage();
    page.on('console', (message) => console.error(name, message.type(), message.text()));
    page.on('pageerror', (error) => console.error(name, error));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const address = pathToFileURL(join(folder, `${report}.html`)).href;
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const views = await page
      .locator('.side a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
    for (const view of views.filter((id) => id !== 'everything')) {
      await page.goto(`${address}#${view}`);
      await page.locator(`#${view}`).waitFor();
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: true });
    }
    await page.goto(`${address}#samples`);
    await page.locator('#samples [data-row="0"]').click();
    await page.getByRole('dialog').locator('pre').first().waitFor();
    await page.screenshot({ path: join(folder, `${name}-detail.png`) });
    await page.close();
  }
} finally {
  await browser.close();
}
