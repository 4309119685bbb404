export { reliability } from '@credence/viewer/measure';
