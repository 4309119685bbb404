throw new Error('not implemented');
