raise ImportError("no tokens")
