export class NotFound extends Error {
  name = 'NotFound';
}
export class Forbidden extends Error {
  name = 'Forbidden';
}
