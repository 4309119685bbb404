module example.org/locker

go 1.24
