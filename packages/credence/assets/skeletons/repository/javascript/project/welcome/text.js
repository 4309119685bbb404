/** For what stands between tags. An attribute needs `attribute`. */
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** For what stands between the double quotes of an attribute. */
const attribute = (text) => escape(text).replaceAll('"', '&quot;');

module.exports = { escape, attribute };
