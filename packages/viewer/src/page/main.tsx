import { render } from 'preact';
import { App } from './app.tsx';
import { watch } from './live.ts';
import { type LoadedReport, loadReport } from './load.ts';
import { applyTheme } from './parts/theme.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/filters.css';
import './style/overview.css';
import './style/figures.css';
import './style/tables.css';
import './style/cases.css';
import './style/code.css';
import './style/list.css';
import './style/detail.css';
import './style/print.css';

const root = document.getElementById('page');

function show(report: LoadedReport, live: boolean): void {
  if (root !== null) render(<App report={report} live={live} />, root);
}

applyTheme();
if (root !== null) {
  root.replaceChildren();
  try {
    const live = document.documentElement.dataset.live;
    show(await loadReport(), live !== undefined);
    if (live !== undefined) watch(live, (report) => show(report, true));
  } catch (error) {
    render(
      <main>
        <p class="nothing" role="alert">
          This report cannot be shown. {error instanceof Error ? error.message : String(error)}
        </p>
      </main>,
      root,
    );
  }
}
