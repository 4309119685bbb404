/** Whole tasks: samples of one task are not independent. */
export { splitGroups as splitTasks } from '@credence/calibration/folds';
