/**
 * Writes screenshots of a simulated report into the folder CREDENCE_SCREENSHOTS, to be looked at:
 * `npm run screenshots -w @credence/viewer`, after a build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../src/render.ts';
import { openBrowser } from './browser.ts';
import { hopelessModel, muteModel, simulatedReport, unjudgeableModel } from './fixture.ts';

const folder = resolve(process.env.CREDENCE_SCREENSHOTS ?? '../../out/screenshots');
mkdirSync(folder, { recursive: true });
const reports = {
  usual: simulatedReport(),
  poor: simulatedReport({
    models: [hopelessModel, muteModel, unjudgeableModel],
    methods: ['verbalized'],
    temperatures: [0, 1],
    tasks: 6,
    perTask: 1,
  }),
};
for (const [name, report] of Object.entries(reports)) {
  writeFileSync(join(folder, `${name}.html`), await renderPage(report));
}

const looks = [
  { name: 'desktop-light', report: 'usual', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', report: 'usual', width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'phone', report: 'usual', width: 390, height: 844, colorScheme: 'light' },
  { name: 'poor', report: 'poor', width: 1280, height: 900, colorScheme: 'light' },
] as const;

const browser = await openBrowser();
try {
  for (const { name, report, width, height, colorScheme } of looks) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(pathToFileURL(join(folder, `${report}.html`)).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.screenshot({ path: join(folder, `${name}-first.png`) });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    for (const section of await page.locator('main > section').all()) {
      const id = await section.getAttribute('id');
      await section.screenshot({ path: join(folder, `${name}-${id}.png`) });
    }
    await page.locator('#samples [data-row="0"]').click();
    await page.getByRole('dialog').waitFor();
    await page.screenshot({ path: join(folder, `${name}-detail.png`) });
    await page.close();
  }
} finally {
  await browser.close();
}
