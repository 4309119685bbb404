export default async () => {
  const { default: module } = await import('file:///box/src/service.js');
  const service = new module.Service();
  return {
    patch: (application, text) => service.patch(application, JSON.parse(text)),
    get: (application, path, fallback) => service.get(application, path, fallback),
    mayPublish: (role) => service.mayPublish(role),
    /** What objects that somebody else makes now have without having it. */
    seen: (name) => [{}, [], () => {}, 'text'].map((one) => one[name] ?? null),
    /** The same of the functions that all objects share. */
    seenInFunctions: (name) =>
      [Object, {}.toString, {}.hasOwnProperty, {}.valueOf].some((one) => one[name] !== undefined),
  };
};
