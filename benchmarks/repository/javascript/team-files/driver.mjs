export default async () => {
  const { App } = await import('file:///box/src/app.mjs');
  const apps = new Map();
  const app = (name) => {
    if (!apps.has(name)) apps.set(name, new App());
    return apps.get(name);
  };
  return {
    join: (name, team, user, role) => app(name).members.join(team, user, role),
    leave: (name, team, user) => app(name).members.leave(team, user),
    add: (name, team, file, content) => app(name).files.add(team, file, content),
    move: (name, id, team) => app(name).files.move(id, team),
    remove: (name, id) => app(name).files.remove(id),
    setDay: (name, day) => app(name).setDay(day),
    many: (name, user, fileId, count) =>
      Array.from({ length: count }, () => app(name).share('createLink', user, fileId, 1).value),
    share: (name, action, user, ...rest) => app(name).share(action, user, ...rest),
  };
};
