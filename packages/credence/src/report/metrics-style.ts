/** The look of the page of metrics: the colours of the study report, light and dark. */
export const metricsStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf9f6, #14171b);
  --card: light-dark(#ffffff, #1b1f25);
  --ink: light-dark(#1b2026, #e9ebee);
  --soft: light-dark(#57606a, #a3adb8);
  --line: light-dark(#e2dfd7, #2d343c);
  --line-strong: light-dark(#8b939c, #67717d);
  --accent: light-dark(#2f4bb3, #9db1ff);
  --over: light-dark(#f3d6cd, #57302a);
  --notice: light-dark(#fff3d1, #3d3210);
  --notice-ink: light-dark(#5b4300, #f6dd93);
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, "Liberation Serif", serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 64px; }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.15; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.8rem, 1.3rem + 2vw, 2.6rem); margin: 0 0 8px; }
h2 { font-size: 1.5rem; margin: 48px 0 12px; }
h3 { font-size: 1rem; margin: 0 0 6px; overflow-wrap: anywhere; }
p { margin: 0 0 10px; max-width: 46em; }
.soft { color: var(--soft); }
.notice { background: var(--notice); color: var(--notice-ink); border-radius: 8px; padding: 10px 14px; }
figure { margin: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px; }
.first { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 24px 40px; margin-top: 24px; align-items: start; }
.finding { font: 1.375rem/1.4 var(--serif); text-wrap: pretty; }
dl, dd { margin: 0; }
dl > div { border-top: 1px solid var(--line); padding: 10px 0; }
dt { font-weight: 600; }
dd b { font: 600 1.375rem var(--serif); }
.small { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 16px; margin-top: 16px; }
figcaption { color: var(--soft); font-size: 0.875rem; margin-top: 8px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { padding: 7px 12px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
th:first-child { text-align: left; font-weight: 500; }
td.words { text-align: left; white-space: normal; min-width: 18em; color: var(--soft); }
th.words { text-align: left; }
td code { color: var(--soft); font-size: 0.86em; white-space: nowrap; }
summary { color: var(--accent); cursor: pointer; margin: 16px 0 10px; width: fit-content; }
.diagram { display: block; width: 100%; height: auto; }
.diagram text { fill: var(--soft); font: 12px var(--sans); }
.zone { fill: var(--over); opacity: 0.4; }
.grid { stroke: var(--line); }
.diagonal { stroke: var(--line-strong); stroke-dasharray: 4 4; }
.axis { stroke: var(--line-strong); }
.bar { fill: var(--accent); opacity: 0.45; }
.whisker { stroke: var(--accent); stroke-width: 1.5; }
.dot { fill: var(--accent); stroke: var(--card); }
@media print { .card, .scroll { break-inside: avoid; } }
`;
