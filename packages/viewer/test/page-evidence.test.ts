import { describe, expect, it } from 'vitest';
import { simulatedReport } from './fixture.ts';
import { addressOf, pagesOfThisFile, seen, small } from './pages.ts';

const { misdeeds, open, write } = pagesOfThisFile();

describe('the evidence behind a report in a browser', () => {
  it('leads from False Trust to the evidence and back', async () => {
    const page = await open(`${await write(small())}#false-trust`);
    const first = page.locator('.case').first();
    await first.locator('pre').waitFor();
    await expect.poll(() => seen(first)).toContain('exploit worked');
    expect(await seen(first.locator('pre'))).not.toBe('');
    const more = first.getByRole('button', { name: /All checks/ });
    await more.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('pre').first().waitFor();
    const text = await seen(dialog);
    for (const part of ['Function', 'Security', 'Confidence', 'Checks', 'Code', 'vulnerable']) {
      expect(text).toContain(part);
    }
    await expect.poll(() => addressOf(page)).toContain('sample=');
    const title = await seen(dialog.getByRole('heading', { level: 2 }));
    const opened = await addressOf(page);
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => addressOf(page)).not.toBe(opened);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => seen(dialog.getByRole('heading', { level: 2 }))).toBe(title);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => addressOf(page)).not.toContain('sample=');
    await expect
      .poll(() => more.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(misdeeds).toEqual([]);
  });

  it('needs no mouse', async () => {
    const page = await open(`${await write(simulatedReport({ tasks: 24, perTask: 2 }))}#samples`);
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Skip');
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
    const page = await open(
      `${await write(simulatedReport({ tasks: 6, perTask: 1 }))}#overconfidence`,
    );
    const term = page.locator('#overconfidence .lead .term');
    await term.focus();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    expect(await seen(tip)).toContain('Mean confidence minus the share of good answers');
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  it('keeps the texts of a large study in pages beside it', async () => {
    const address = await write(small(), { embed: 100 });
    const page = await open(`${address}#samples`);
    await page.locator('#samples [data-row="0"]').click();
    const link = page.getByRole('dialog').getByRole('link', { name: 'Open this answer' });
    expect(misdeeds).toEqual([]);
    await link.click();
    await page.getByRole('dialog').locator('pre').first().waitFor();
    await expect.poll(() => addressOf(page)).toMatch(/report-\d+-answers\/0\.html#sample=/);
  });

  it('finds, sorts and draws only the rows in view', async () => {
    const page = await open(
      `${await write(simulatedReport({ tasks: 120, temperatures: [0, 0.5, 1] }))}#samples`,
    );
    const rows = page.locator('#samples [data-row]');
    await rows.first().waitFor();
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
    await expect.poll(() => addressOf(page)).toContain('sort=-temperature');
    expect(misdeeds).toEqual([]);
  });
});
