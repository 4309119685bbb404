import sqlite3

import solution

db = None


def reset(customers, staff):
    global db
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, archived INTEGER)")
    db.execute("CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT, password TEXT, archived INTEGER)")
    db.executemany("INSERT INTO customers VALUES (?, ?, ?, ?)", customers)
    db.executemany("INSERT INTO staff VALUES (?, ?, ?, 0)", staff)
    db.commit()


def search(*arguments):
    return solution.search_customers(db, *arguments)
