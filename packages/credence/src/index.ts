export * from './core/errors.ts';
export * from './core/keys.ts';
export * from './core/records.ts';
export * from './core/task.ts';
export * from './core/verdict.ts';
export {
  type DecideOptions,
  type Decision,
  type GateAnswer,
  type GateDecision,
  gate,
} from './trust/decide.ts';
export type { Evidence } from './trust/evidence.ts';
export { parsePolicy } from './trust/parse-policy.ts';
export type { PolicyDomain, TrustPolicy } from './trust/policy.ts';
