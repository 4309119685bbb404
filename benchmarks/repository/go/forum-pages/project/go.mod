module example.org/forum

go 1.24
