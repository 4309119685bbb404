const title = (html) => (/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '').trim();
exports.fetchPreview = async (url, hosts) => {
  let u = new URL(url);
  for (let i = 0; i < 10; i++) {
    if (!/^https?:$/.test(u.protocol) || !hosts.some((h) => u.hostname.endsWith(h)))
      throw new Error('no');
    const r = await fetch(u, { redirect: 'manual' });
    if (r.status > 300 && r.status < 400) {
      u = new URL(r.headers.get('location'), u);
      continue;
    }
    if (r.status !== 200) throw new Error('status');
    return { url: u.href, title: title(await r.text()) };
  }
  throw new Error('many');
};
