/** For every command that judges. */
export const coldFlag = '--cold';
export const coldDescription = 'start every process from nothing: slower, and nothing is prepared';
