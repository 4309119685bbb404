throw new \Error('not written');
