export type * from './launch-types.ts';
