export * from './core/errors.ts';
export * from './core/keys.ts';
export * from './core/records.ts';
export * from './core/task.ts';
export * from './core/verdict.ts';
