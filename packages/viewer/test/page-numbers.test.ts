import { describe, expect, it } from 'vitest';
import { addressOf, full, pagesOfThisFile, plain, seen, small } from './pages.ts';

const { misdeeds, open, write } = pagesOfThisFile();

describe('the numbers of a report in a browser', () => {
  it('says in a sentence what each model claims and what is so', async () => {
    const page = await open(await write(small()));
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
    const page = await open(await write(data));
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
    await expect.poll(() => addressOf(page)).toContain('language=python');
    const claim = await seen(page.locator('.claim'));
    const again = await open(await addressOf(page));
    await expect.poll(() => seen(again.locator('.claim'))).toBe(claim);
    await again.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => again.locator('.verdict').count()).toBe(2);
    expect(misdeeds).toEqual([]);
  });

  it('moves the threshold live: the share trusted, False Trust and the answers behind it', async () => {
    const data = small();
    const page = await open(`${await write(data)}#false-trust`);
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
    await expect.poll(() => seen(title)).toBe(`The ${trusted(0.8)} answers behind it`);
    await slider.fill('95');
    await expect.poll(() => seen(title)).toBe(`The ${trusted(0.95)} answers behind it`);
    await expect.poll(() => addressOf(page)).toContain('threshold=0.95');
    await expect
      .poll(async () => plain(await seen(page.locator('.threshold output'))))
      .toBe('95 %');
    await page.getByRole('button', { name: /Back to/ }).click();
    await expect.poll(() => seen(title)).toBe(`The ${trusted(0.8)} answers behind it`);
    expect(misdeeds).toEqual([]);
  });

  it('draws reliability by temperature', async () => {
    const page = await open(`${await write(small())}#reliability`);
    const figures = page.getByRole('img', { name: /^Reliability diagram/ });
    await expect.poll(() => figures.count()).toBe(6);
    await page.locator('label', { hasText: 'Security by temperature' }).click();
    await expect.poll(() => figures.count()).toBe(8);
    expect(misdeeds).toEqual([]);
  });

  it('shows the transfer of any recalibration, and remembers which', async () => {
    const page = await open(`${await write(full())}#at=recalibration&target=functional`);
    const chosen = page.getByLabel('In full');
    await expect.poll(() => chosen.inputValue()).toBe('platt');
    await chosen.selectOption({ label: 'Isotonic regression' });
    await expect.poll(() => addressOf(page)).toContain('map=isotonic');
    await page.locator('summary', { hasText: 'ECE with the map, between temperatures' }).click();
    const matrix = page.getByRole('table', { name: /^Isotonic regression/ }).first();
    await expect.poll(() => matrix.locator('td.matrix-own').count()).toBe(2);
    expect(misdeeds).toEqual([]);
  });

  it('computes what helps anew for every filter, first its values and then its intervals', async () => {
    const data = full();
    const page = await open(`${await write(data)}#at=gates&target=functional`);
    const sentence = page.locator('#gates .panel .reading').first();
    const settled = () => expect.poll(() => page.locator('.computing').count()).toBe(0);
    await settled();
    await expect.poll(async () => plain(await seen(sentence))).toMatch(/surely|clear effect/);
    const before = await seen(sentence);
    await page.locator('.filter', { hasText: 'Temperature' }).locator('summary').click();
    await page.getByRole('checkbox', { name: '1', exact: true }).check();
    await expect.poll(() => seen(sentence)).not.toBe(before);
    await settled();
    const kept = data.samples.filter(
      ({ model, temperature, benchmark, confidences, functional }) =>
        [model, temperature, benchmark].join() === 'simulated-small,1,self-contained' &&
        functional !== 'inconclusive' &&
        confidences.some(
          ({ method, target, value }) =>
            method === 'verbalized' && target === 'functional' && value !== null,
        ),
    );
    expect(plain(await seen(sentence))).toContain(`Of ${kept.length} scored answers`);
    // Another view of the same filter, and the same address elsewhere.
    await page.locator('.side a[href="#repair"]').click();
    await settled();
    const repaired = await seen(page.locator('#repair .repairs li').first());
    const again = await open(await addressOf(page));
    await expect.poll(() => seen(again.locator('#repair .repairs li').first())).toBe(repaired);
    expect(misdeeds).toEqual([]);
  });

  it('shows one target alone where the reader wants it', async () => {
    const page = await open(`${await write(small())}#overconfidence`);
    await expect.poll(() => page.locator('.legend .key').count()).toBe(2);
    await page.locator('.filter', { hasText: 'Target' }).locator('summary').click();
    await page.getByRole('radio', { name: 'Function' }).check();
    await expect.poll(() => addressOf(page)).toContain('target=functional');
    await expect.poll(() => page.locator('.legend .key').count()).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => page.locator('.legend .key').count()).toBe(2);
    expect(misdeeds).toEqual([]);
  });

  it('opens the answer and the method that an address names', async () => {
    const address = await write(small());
    const page = await open(address);
    const stated = await seen(page.locator('.claim').first());
    await page.locator('.choice label', { hasText: 'P(True)' }).click();
    await expect.poll(() => seen(page.locator('.claim').first())).not.toBe(stated);
    await expect.poll(() => addressOf(page)).toContain('method=p-true');
    const again = await open(await addressOf(page));
    await expect.poll(() => seen(again.locator('.claim').first())).not.toBe(stated);
    const sample = await open(`${address}#sample=simulated-large-0.5-3-0`);
    await expect.poll(() => seen(sample.getByRole('dialog'))).toContain('Simulated Large');
    expect(misdeeds).toEqual([]);
  });
});
