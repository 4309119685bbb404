import { describe, expect, it } from 'vitest';
import { simulatedReport } from './fixture.ts';
import { hostileReport, hostileTexts } from './hostile.ts';
import { pagesOfThisFile, seen } from './pages.ts';

const { misdeeds, open, write } = pagesOfThisFile();

describe('hostile answers in a browser', () => {
  it('are only ever text', async () => {
    const page = await open(`${await write(hostileReport())}#everything`);
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
    const page = await open(await write(simulatedReport({ tasks: 1 })));
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
