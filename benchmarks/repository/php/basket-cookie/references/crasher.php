die('not yet');
