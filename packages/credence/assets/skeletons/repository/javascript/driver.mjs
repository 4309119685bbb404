export default async () => {
  const { default: site } = await import('file:///box/welcome/site.js');
  return { visit: (name) => site.visit(name) };
};
