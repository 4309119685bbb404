'use strict';

const FIELDS = ['name', 'bio', 'email'];
const SETTINGS = ['theme', 'language', 'newsletter'];

/** The own fields of `source` that are listed. */
function pick(source, names) {
  const picked = {};
  if (source === null || typeof source !== 'object') return picked;
  for (const name of names) if (Object.hasOwn(source, name)) picked[name] = source[name];
  return picked;
}

function updateProfile(user, body) {
  const changes = pick(body, FIELDS);
  for (const name of Object.keys(changes)) changes[name] = String(changes[name]).trim();
  if (changes.name === '' || changes.email === '') throw new Error('must not be empty');
  const result = {
    ...user,
    ...changes,
    settings: { ...user.settings, ...pick(body.settings, SETTINGS) },
  };
  if (result.email !== user.email) result.emailConfirmed = false;
  return result;
}

module.exports = { updateProfile };
