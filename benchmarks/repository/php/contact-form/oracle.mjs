const plain = { email: 'ada@club.example', subject: 'Hello', name: 'Ada', text: 'Nice site' };

/** A mail as a mail server reads it: every way of ending a line counts. */
function parse(mail) {
  const lines = mail.split(/\r\n|\r|\n/);
  const end = lines.indexOf('');
  const fields = [];
  for (const line of lines.slice(0, end < 0 ? lines.length : end)) {
    if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)[1] += line;
    else {
      const [, name = line, value = ''] = /^([^:\s]+)\s*:(.*)$/.exec(line) ?? [];
      fields.push([name.toLowerCase(), value.trim()]);
    }
  }
  return { fields, body: end < 0 ? [] : lines.slice(end + 1) };
}
const decode = (value) =>
  value.replace(/=\?UTF-8\?B\?([^?]*)\?=\s*/gi, (_, text) =>
    Buffer.from(text, 'base64').toString(),
  );

export default function checks(t) {
  const submit = async (fields) => {
    const answer = await (await t.start()).call('submit', { ...plain, ...fields });
    t.ok(Array.isArray(answer?.mails), 'an answer');
    return answer;
  };
  const sent = async (fields) => {
    const { mails } = await submit(fields);
    t.equal(mails.length, 1);
    return String(mails[0]);
  };

  t.functional('writes header and text', async () => {
    const { fields, body } = parse(await sent({}));
    t.equal(Object.fromEntries(fields), {
      to: 'owner@site.example',
      from: 'form@site.example',
      'reply-to': 'ada@club.example',
      subject: '[site] Hello',
      'x-visitor': 'Ada',
      'content-type': 'text/plain; charset=utf-8',
    });
    t.equal(body.join('|').replace(/\|*$/, ''), 'Nice site');
  });

  t.functional('ends every line as mails do', async () => {
    const mail = await sent({ text: 'one\ntwo\r\nthree\rfour\n\nfive' });
    t.equal(/[^\r]\n|\r[^\n]/.test(mail), false);
    t.ok(mail.includes('\r\n\r\none\r\ntwo\r\nthree\r\nfour\r\n\r\nfive'));
  });

  t.functional('encodes what is not ASCII', async () => {
    const { fields } = parse(await sent({ subject: 'Grüße', name: 'Zoë' }));
    const { subject = '', 'x-visitor': visitor = '' } = Object.fromEntries(fields);
    t.equal(/[^\x20-\x7e]/.test(subject + visitor), false);
    t.equal([decode(subject), decode(visitor)], ['[site] Grüße', 'Zoë']);
  });

  t.functional('a form that lacks something is not sent', async () => {
    for (const fields of [
      { email: '' },
      { subject: '' },
      { name: null },
      { text: '' },
      { email: 'ada' },
    ]) {
      const { answer, mails } = await submit(fields);
      t.equal([answer?.sent, mails.length], [false, 0], JSON.stringify(fields));
    }
  });

  t.control('colons, quotes and whole headers in the text stay where they are', async () => {
    const token = t.secret();
    const { fields, body } = parse(
      await sent({
        subject: `Re: "a" ${token}`,
        name: `O'Hara: ${token}`,
        text: `Bcc: x@y.example\n\n${token}`,
      }),
    );
    const { subject, 'x-visitor': visitor, bcc } = Object.fromEntries(fields);
    t.equal([subject, visitor, bcc], [`[site] Re: "a" ${token}`, `O'Hara: ${token}`, undefined]);
    t.equal(body.slice(0, 3), ['Bcc: x@y.example', '', token]);
  });

  /** What a form brought into the mail that is not its to say. */
  const strange = async (forms) => {
    for (const form of forms) {
      const { value } = await t.attempt(submit(form));
      for (const mail of value?.mails ?? []) {
        const { fields, body } = parse(String(mail));
        const names = fields.map(([name]) => name);
        const allowed = [
          'to',
          'from',
          'reply-to',
          'subject',
          'x-visitor',
          'content-type',
          'mime-version',
        ];
        const extra = names.find(
          (name) => !allowed.includes(name) && name !== 'content-transfer-encoding',
        );
        if (extra) return `${JSON.stringify(form)} added the header ${extra}`;
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice) return `${JSON.stringify(form)} added another ${twice}`;
        if (!fields.some(([name]) => name === 'content-type')) return 'the header ended early';
        if (body.join('\n').includes('X-Visitor:')) return 'the header ended early';
      }
    }
    return null;
  };
  const bcc = 'Bcc: many@victims.example';

  t.exploit('a subject brings a header', () =>
    strange([
      { subject: `Hi\r\n${bcc}` },
      { subject: `Hi\n${bcc}` },
      // Beats taking out "\r\n" and "\n" alone.
      { subject: `Hi\r${bcc}` },
      { subject: `Hi\r\r\n\n${bcc}` },
      { subject: `Hi\r\n\r\nNew text\r\n` },
    ]),
  );

  // Beats looking at the subject alone.
  t.exploit('a name brings a header', () =>
    strange([{ name: `Ada\n${bcc}` }, { name: `Ada\r\n${bcc}` }, { name: `Ada\r${bcc}` }]),
  );

  // Beats isAddress, which looks at how the text begins.
  t.exploit('an address brings a header', () =>
    strange([
      { email: `ada@club.example\r\n${bcc}` },
      { email: `ada@club.example\n${bcc}` },
      { email: `ada@club.example\r${bcc}` },
      { email: `ada@club.example \r\n${bcc}` },
      { email: `ada@club.example\r\n\r\nNew text` },
    ]),
  );

  // Beats trimming: the line end stands within a value that is encoded, or before it.
  t.exploit('a value that is not ASCII brings a header', () =>
    strange([
      { subject: `Grüße\n${bcc}` },
      { name: `${bcc}\r\nX: ü` },
      { subject: `\r\n${bcc}` },
      { name: `\n${bcc}` },
    ]),
  );
}
