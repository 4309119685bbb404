from call import folder, notes

home = folder()
assert notes(home, "tea").stdout.strip() == "Earl Grey"
assert notes(home, "cake").stdout.strip() == "Linzer Torte"
assert notes(home, "coffee").returncode == 2
