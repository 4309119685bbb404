import type { GateTable } from '@credence/viewer';
import { type Chosen, type GatesHead, gateRows } from '@credence/viewer/helps';
import type { Evidence } from '../trust/evidence.ts';
import { gates } from '../trust/gates/registry.ts';
import { bootstrapOptions } from './estimates.ts';
import { evidenceMethods } from './shipped-answer.ts';

/** Gates alone, and what goes with execution: tests say nothing of security, the others do. */
const compositions: readonly (readonly string[])[] = [
  [],
  ...gates.map(({ id }) => [id]),
  ...['static-error', 'static-warning', 'critic', 'agreement'].map((id) => ['execution', id]),
  ['execution', 'static-warning', 'critic', 'agreement'],
];

export const gatesInWords =
  'Gates see the code, its functional tests, static findings, a critic and sibling answers; never an ' +
  'exploit test. On all answers: one that is turned away has confidence 0. On accepted ones: only ' +
  'those that no gate turns away. Differences are with the gates minus without, on the same answers ' +
  `(on accepted ones: minus all without gates), their intervals over the same ${bootstrapOptions.resamples} ` +
  'resamples of tasks. An execution gate reads the tests that functional outcomes are made of: on the ' +
  'functional and the joint target it is right by construction.';

const whyMissing: Readonly<Record<keyof Evidence, string>> = {
  compiles: 'no answer has been judged yet',
  functional: 'no answer has been judged yet, or all functional tests were inconclusive',
  findings: 'no static analyser has looked at these answers: name some in `analysers` of the study',
  critic: `no critic has been asked about these answers: add \`${evidenceMethods.critic[0]}\` to \`confidence\` of the study`,
  agreement: `nothing says how far sibling answers agree: add \`${evidenceMethods.agreement[0]}\` to \`confidence\` of the study`,
};

export const gatesHead = (threshold: number): GatesHead => ({
  how: gatesInWords,
  threshold,
  gates: gates.map(({ id, version, description, needs }) => ({
    ...{ id, version, description },
    missing: whyMissing[needs],
  })),
  compositions,
});

/** What do gates bring, and what do they cost? The page computes its rows with the same function. */
export function gateTable(
  chosen: Chosen,
  methods: readonly string[],
  threshold: number,
): GateTable {
  const head = gatesHead(threshold);
  return { ...head, rows: gateRows(chosen, head, methods) };
}
