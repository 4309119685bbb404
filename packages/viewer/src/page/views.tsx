import type { ComponentType } from 'preact';
import type { Facts, ReportHead } from '../pack/facts.ts';
import { ComparisonSection } from './sections/comparison.tsx';
import { FalseTrustSection } from './sections/false-trust.tsx';
import { GatesSection } from './sections/gates.tsx';
import { GlossarySection } from './sections/glossary.tsx';
import { KindsSection } from './sections/kinds.tsx';
import { LabelsSection } from './sections/labels.tsx';
import { MethodSection } from './sections/method.tsx';
import { OverconfidenceSection } from './sections/overconfidence.tsx';
import { OverviewSection } from './sections/overview.tsx';
import { PromptingSection } from './sections/prompting.tsx';
import { RecalibrationSection } from './sections/recalibration.tsx';
import { ReliabilitySection } from './sections/reliability.tsx';
import { RepairSection } from './sections/repair.tsx';
import { SamplesSection } from './sections/samples.tsx';
import { TargetsSection } from './sections/targets.tsx';
import { WhereSection } from './sections/where.tsx';

/** One view of the report: one question of the study. */
export interface View {
  readonly id: string;
  /** In the list of views. */
  readonly name: string;
  readonly group: string;
  readonly show: ComponentType;
  /** Whether this report has anything to show there; without it always. */
  readonly has?: (data: ReportHead, facts: Facts) => boolean;
}

/** Id of the page that has all views on it, for printing and searching. */
export const everything = 'everything';

const views: readonly View[] = [
  { id: 'overview', name: 'Overview', group: 'The study', show: OverviewSection },
  {
    id: 'overconfidence',
    name: 'Overconfidence',
    group: 'How far to trust',
    show: OverconfidenceSection,
  },
  { id: 'reliability', name: 'Reliability', group: 'How far to trust', show: ReliabilitySection },
  { id: 'false-trust', name: 'False Trust', group: 'How far to trust', show: FalseTrustSection },
  { id: 'where', name: 'Where it happens', group: 'How far to trust', show: WhereSection },
  { id: 'targets', name: 'Function or security', group: 'How far to trust', show: TargetsSection },
  {
    id: 'kinds',
    name: 'Alone or in a project',
    group: 'How far to trust',
    show: KindsSection,
    has: (_, facts) => new Set(facts.tasks.map((task) => task.benchmark)).size > 1,
  },
  {
    id: 'recalibration',
    name: 'Recalibration',
    group: 'What helps',
    show: RecalibrationSection,
    has: ({ recalibration }) => recalibration !== undefined,
  },
  {
    id: 'gates',
    name: 'Gates',
    group: 'What helps',
    show: GatesSection,
    has: ({ gates }) => gates !== undefined,
  },
  {
    id: 'repair',
    name: 'Repair',
    group: 'What helps',
    show: RepairSection,
    has: ({ repair }) => repair !== undefined,
  },
  {
    id: 'prompting',
    name: 'Prompting',
    group: 'What helps',
    show: PromptingSection,
    has: ({ prompting }, facts) => prompting !== undefined && facts.promptings.length > 1,
  },
  {
    id: 'comparison',
    name: 'Another study',
    group: 'What helps',
    show: ComparisonSection,
    has: ({ comparison }) => comparison !== undefined,
  },
  { id: 'labels', name: 'Verdicts', group: 'The evidence', show: LabelsSection },
  { id: 'samples', name: 'Answers', group: 'The evidence', show: SamplesSection },
  { id: 'method', name: 'Method', group: 'The evidence', show: MethodSection },
  { id: 'glossary', name: 'Words', group: 'The evidence', show: GlossarySection },
];

export function viewsOf(data: ReportHead, facts: Facts): readonly View[] {
  return views.filter((view) => view.has?.(data, facts) ?? true);
}
