export { type SmoothEceAtOptions, smoothEce, smoothEceAt } from './smooth-ece.ts';
