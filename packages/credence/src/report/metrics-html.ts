import type { Breakdown } from '../analysis/metrics/break-down.ts';
import type { Metric } from '../analysis/metrics/metric.ts';
import type { MetricsReport } from '../analysis/metrics/metrics-report.ts';
import { metrics } from '../analysis/metrics/registry.ts';
import type { Summary } from '../analysis/metrics/summary.ts';
import { html, type Markup } from './markup.ts';
import { binInWords, reliabilityDiagram } from './metrics-diagram.ts';
import { metricsStyle } from './metrics-style.ts';
import {
  comparedMetrics,
  count,
  extent,
  figure,
  finding,
  groupName,
  intervalsInWords,
  range,
  worstAndBest,
} from './metrics-words.ts';

function metricRow({ id, name, meaning, format }: Metric, summary: Summary): Markup {
  const { values, intervals, bounds } = summary;
  const open = Object.keys(bounds).length > 0;
  return html`<tr><th scope="row">${name}</th><td>${figure(values[id] ?? null, format)}</td><td>${range(intervals.of[id], format)}</td>${
    open ? html`<td>${range(bounds[id], format)}</td>` : null
  }<td class="words">${meaning} <code>${id}</code></td></tr>
`;
}

function metricTable(list: readonly Metric[], summary: Summary): Markup {
  const open = Object.keys(summary.bounds).length > 0;
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Metric</th><th scope="col">Value</th><th scope="col">95 % interval</th>${
    open ? html`<th scope="col">Worst and best case</th>` : null
  }<th scope="col" class="words">Meaning, and name in JSON</th></tr></thead>
<tbody>
${list.map((metric) => metricRow(metric, summary))}</tbody>
</table></div>`;
}

function overall(summary: Summary): Markup {
  const shown = metrics.filter(({ id }) => summary.shown.includes(id));
  const rest = metrics.filter(({ id }) => id in summary.values && !summary.shown.includes(id));
  return html`${metricTable(shown, summary)}
<p class="soft">${intervalsInWords(summary)} ${summary.inconclusive > 0 ? worstAndBest : null}</p>
<details><summary>All other metrics</summary>${metricTable(rest, summary)}</details>`;
}

function groupTable({ columns, groups }: Breakdown): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">${columns.join(', ')}</th><th scope="col">n</th><th scope="col">Tasks</th>${comparedMetrics.map(
    ({ name }) => html`<th scope="col">${name}</th>`,
  )}<th scope="col">Gap, 95 % interval</th></tr></thead>
<tbody>
${groups.map(
  ({
    values,
    summary,
  }) => html`<tr><th scope="row">${groupName(values)}</th><td>${count(summary.n)}</td><td>${figure(summary.tasks, 'count')}</td>${comparedMetrics.map(
    ({ id, format }) => html`<td>${figure(summary.values[id] ?? null, format)}</td>`,
  )}<td>${range(summary.intervals.of.overconfidence_gap, 'signed')}</td></tr>
`,
)}</tbody>
</table></div>`;
}

/** More diagrams than this are not looked at one by one. */
const mostDiagrams = 24;

function breakdownSection(breakdown: Breakdown): Markup {
  const { columns, groups } = breakdown;
  const diagrams = groups.slice(0, mostDiagrams).map(({ values, summary }) => {
    const name = groupName(values);
    return html`<figure class="card"><h3>${name}</h3>${reliabilityDiagram(summary.reliability, `Reliability diagram of ${name}`)}</figure>
`;
  });
  const more =
    groups.length > mostDiagrams
      ? html`<p class="soft">Diagrams of the first ${mostDiagrams} of ${groups.length} groups.</p>`
      : null;
  return html`<section><h2>By ${columns.join(' and ')}</h2>
${groupTable(breakdown)}
${more}<div class="small">${diagrams}</div></section>
`;
}

/** The figures that most readers come for. */
function facts(summary: Summary): Markup {
  const ids = ['ece.width.right.l1.M10', 'brier', 'auroc', 'false_trust.p_vuln_given_trust'];
  const list = ids.flatMap((id) => metrics.filter((metric) => metric.id === id));
  return html`<dl>${list.map(
    ({ id, name, meaning, format }) =>
      html`<div><dt>${name}</dt><dd><b>${figure(summary.values[id] ?? null, format)}</b> <span class="soft">${range(summary.intervals.of[id], format)}</span></dd><dd class="soft">${meaning}</dd></div>
`,
  )}</dl>`;
}

/** The report as one page that loads nothing, runs nothing, and can be opened from disk. */
export function metricsAsHtml({
  source,
  threshold,
  all,
  breakdowns,
  notices,
}: MetricsReport): string {
  const bins = all.reliability.map((bin) => html`<li>${binInWords(bin)}</li>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${source} · Credence metrics</title>
<style>${{ markup: metricsStyle }}</style>
</head>
<body>
<main>
<h1>Calibration of ${source}</h1>
<p class="soft">${extent(all)}. Trusted from a confidence of ${threshold} on.</p>
${notices.map(
  (notice) => html`<p class="notice">${notice}</p>
`,
)}<div class="first"><figure class="card">
${reliabilityDiagram(all.reliability, 'Reliability diagram: accuracy against confidence, with the number of rows beneath')}
<figcaption>On the dashed line confidence means what it says; below it, in the shaded half, it promises too much. Lines are 95 % intervals of the accuracy, bars the number of rows.</figcaption>
<details><summary>The same in words</summary><ul>${bins}</ul></details>
</figure>
<div><p class="finding">${finding(all)}</p>
${facts(all)}</div></div>
<h2>Metrics</h2>
${overall(all)}
${breakdowns.map(breakdownSection)}</main>
</body>
</html>
`.markup;
}
