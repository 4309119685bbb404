import { describe, expect, it } from 'vitest';
import { importedBy, WantedModules } from './wanted-modules.ts';

describe('importedBy', () => {
  it('finds what code names in its imports', () => {
    const code = [
      'import os, urllib.parse as parse  # import re',
      'from xml.etree import ElementTree',
      'def f():',
      '    from json import loads',
      'text = "no import here"',
      'from . import mine',
    ].join('\n');
    expect(importedBy(code)).toEqual(['os', 'urllib.parse', 'xml.etree', 'json', '.']);
  });
});

describe('WantedModules', () => {
  const known = ['email.message', 'json', 'sqlite3', 'urllib.parse', 'xml.etree.ElementTree'];

  it('wants what was asked for twice, in the order that it knows', () => {
    const wanted = new WantedModules(known);
    wanted.add(['import sqlite3']);
    expect(wanted.list).toEqual([]);
    wanted.add(['from xml.etree import ElementTree', 'import sqlite3, json']);
    wanted.add(['import xml.etree.ElementTree as ET']);
    expect(wanted.list).toEqual(['sqlite3', 'xml.etree.ElementTree']);
  });

  it('wants nothing that it does not know, whatever code says', () => {
    const wanted = new WantedModules(known);
    for (const _ of known) wanted.add(['import antigravity, js\nfrom solution import x\nimport j']);
    expect(wanted.list).toEqual([]);
  });
});
