// Where the page needs it, too.
export { splitTasks } from '@credence/viewer/split-tasks';
