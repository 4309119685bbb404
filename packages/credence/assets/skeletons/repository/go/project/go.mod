module example.org/welcome

go 1.21
