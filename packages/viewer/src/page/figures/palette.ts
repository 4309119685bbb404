/** The light theme's colours, for drawings that leave the page; `style/tokens.css` has them all. */
export const palette = {
  paper: '#ffffff',
  ink: '#1b2026',
  soft: '#57606a',
  line: '#e2dfd7',
  lineStrong: '#8b939c',
  security: '#2f4bb3',
  functional: '#a35c00',
  joint: '#57606a',
  good: '#0b7a70',
  goodWash: '#e2f1ee',
  bad: '#b3261e',
  open: '#68717b',
  openWash: '#eceae5',
  over: '#f3d6cd',
  under: '#d3e4ee',
  sunken: '#f3f1ec',
} as const;

export const sans =
  '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif';
