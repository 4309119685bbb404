import type { ReportData } from '@credence/viewer';
import { reportOf } from '@credence/viewer/facts';
import { expect, it } from 'vitest';
import { htmlReport } from './html.ts';

const data: ReportData = {
  schema: 2,
  study: {
    name: 'An <empty> study',
    description: '',
    startedAt: '2026-03-01T00:00:00.000Z',
    credenceVersion: '0.1.0',
    simulated: 'Nothing was measured.',
    partial: null,
    models: [],
    methods: [],
    temperatures: [],
    falseTrustThreshold: 0.8,
    intervals: '',
    environment: {},
  },
  tasks: { total: 0, audited: 0, skipped: [] },
  outcomes: [],
  calibration: [],
  samples: [],
};

it('is one document with its own policy, which loads nothing', async () => {
  const pages = htmlReport(reportOf(data), 'report.html');
  const { value: page } = await pages.next();
  expect((await pages.next()).done).toBe(true);
  const html = String(page?.content);
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain('<title>An &#60;empty&#62; study · Credence report</title>');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
});
