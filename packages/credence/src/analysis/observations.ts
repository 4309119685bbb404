export { confidenceOf } from '../confidence/confidence-of.ts';
export { type Observation, outcomeOf } from '../core/observation.ts';
export { observe } from '../study/observe.ts';
