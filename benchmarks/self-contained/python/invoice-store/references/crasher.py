import os


class InvoiceStore:
    def __init__(self):
        os._exit(1)
