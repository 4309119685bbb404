export { narrow } from './columns.ts';
export * from './facts.ts';
export { armsOf, byTask, factsOf, shortKeys } from './facts-of.ts';
export { type Report, type ReportTables, reportOf, samplesOf } from './report.ts';
