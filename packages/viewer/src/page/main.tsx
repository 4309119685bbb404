import { render } from 'preact';
import { App } from './app.tsx';
import { loadReport } from './load.ts';
import { applyTheme } from './parts/theme.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/overview.css';
import './style/figures.css';
import './style/tables.css';
import './style/cases.css';
import './style/code.css';
import './style/list.css';
import './style/detail.css';
import './style/print.css';

const root = document.getElementById('page');
const packed = document.getElementById('report-data')?.textContent ?? '';

applyTheme();
if (root !== null) {
  root.replaceChildren();
  try {
    render(<App data={await loadReport(packed)} />, root);
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
