"""The jobs that come with the runner, and those that a site adds."""
