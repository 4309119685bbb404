raise RuntimeError("no avatars today")
