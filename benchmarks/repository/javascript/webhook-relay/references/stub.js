async function deliver(hook, event) {
  return { status: 200, body: '' };
}
