export { confidenceOf, type Observation, outcomeOf } from '../core/observation.ts';
export { observe } from '../study/observe.ts';
