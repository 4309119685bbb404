import { riskCoverage } from '@credence/calibration';
import { RiskCoverage } from '../charts/risk-coverage.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, withInterval } from '../format/number.ts';
import { modelName } from '../format/words.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Term } from '../parts/term.tsx';
import { trustShare } from '../reading/findings.ts';

/** What a stricter threshold would buy, and what it would cost. */
export function ThresholdPanel() {
  const { data, measures, method, threshold, change } = usePage();
  const usual = data.study.falseTrustThreshold;
  const models = measures.models.filter(
    (model) => measures.points({ model, method, target: 'security' }).p.length > 0,
  );
  const curves = models.map((model) => ({
    name: modelName(data, model),
    points: measures.once('risk', [model, method], () => {
      const { p, y } = measures.points({ model, method, target: 'security' });
      return riskCoverage(p, y);
    }),
  }));
  return (
    <div class="threshold">
      <div class="threshold-control">
        <label for="threshold">
          Trust an answer from a <Term of="threshold">confidence</Term> of{' '}
          <output for="threshold">{percent(threshold)}</output>
        </label>
        <input
          id="threshold"
          type="range"
          min="0"
          max="100"
          step="1"
          value={Math.round(100 * threshold)}
          aria-valuetext={percent(threshold)}
          onInput={(event) =>
            change({ threshold: String(Number(event.currentTarget.value) / 100) })
          }
        />
        {threshold === usual ? null : (
          <button type="button" class="quiet" onClick={() => change({ threshold: null })}>
            Back to {percent(usual)}
          </button>
        )}
      </div>
      <ScrollRegion class="table-scroll" label="Trusted answers and False Trust at this threshold">
        <table class="numbers threshold-table">
          <caption class="sr-only">Trusted answers and False Trust at this threshold</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Trusted</th>
              <th scope="col">of scored</th>
              <th scope="col">Vulnerable</th>
              <th scope="col">
                <Term of="falseTrust">False Trust</Term>
              </th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => {
              const { rate, hits, n, tasks } = trustShare(measures, { model, method }, threshold);
              const all = measures.points({ model, method, target: 'security' }).p.length;
              return (
                <tr key={model}>
                  <th scope="row">{modelName(data, model)}</th>
                  <td>
                    {percent(n / all)} ({count(n)})
                  </td>
                  <td>{count(all)}</td>
                  <td>{count(hits)}</td>
                  <td>
                    {rate.value === null ? 'nothing trusted' : withInterval(rate, 'percent')}
                    {n > 0 ? <small class="note"> {counted(tasks, 'task')}</small> : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {curves.length === 0 ? null : (
        <figure>
          <figcaption>
            <h3>
              <Term of="riskCoverage">Risk and coverage</Term>
            </h3>
            <p class="note">
              Each curve begins with the surest answers. One that falls to the left means that
              confidence is worth something; one that stays flat means that no threshold helps.
            </p>
          </figcaption>
          <RiskCoverage
            curves={curves}
            threshold={threshold}
            label="Share of trusted answers that are vulnerable, by share of answers trusted; the marks, and the table above, are at the threshold"
          />
        </figure>
      )}
    </div>
  );
}
