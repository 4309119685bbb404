import type { ReportData, TargetName, TransferDimension } from '../../schema.ts';
import { dimensionName } from '../reading/transfer.ts';
import {
  gateMeanings,
  type Meaning,
  measureMeanings,
  recalibrationMeanings,
  strategyMeanings,
} from './meanings.ts';
import {
  benchmarkName,
  gatesInWords,
  languageName,
  methodMeaning,
  modelName,
  targetName,
} from './words.ts';

export type { Meaning } from './meanings.ts';

const only = (word: string): Meaning => ({ word, text: '' });

/** Words for an id in a column of a table of results. */
const columns: Readonly<
  Record<string, (data: Pick<ReportData, 'study'>, id: string) => Meaning | undefined>
> = {
  model: (data, id) => only(modelName(data, id)),
  other_model: (data, id) => only(modelName(data, id)),
  benchmark: (_, id) => only(benchmarkName(id)),
  kind: (_, id) => only(benchmarkName(id)),
  method: (data, id) => methodMeaning(data, id),
  target: (_, id) => only(targetName[id as TargetName] ?? id),
  recalibration: (_, id) => recalibrationMeanings[id],
  strategy: (_, id) => strategyMeanings[id],
  measure: (_, id) => measureMeanings[id],
  dimension: (_, id) => only(dimensionName[id as TransferDimension] ?? id),
  gates: (_, ids) => {
    const gates = ids === 'none' ? [] : ids.split(' + ');
    return {
      word: gatesInWords(gates),
      text: gates.map((id) => gateMeanings[id]?.text ?? '').join(' '),
    };
  },
};

/** @param dimension of a row that carries something over: what its places are values of */
export function meaningOf(
  data: Pick<ReportData, 'study'>,
  column: string,
  id: string,
  dimension: string,
): Meaning {
  if (id === '') return only('');
  if (column === 'from' || column === 'to') {
    if (dimension === 'model') return only(modelName(data, id));
    return only(dimension === 'language' ? languageName(id) : benchmarkName(id));
  }
  return columns[column]?.(data, id) ?? only(id);
}
