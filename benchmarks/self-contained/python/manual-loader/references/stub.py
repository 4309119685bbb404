def load_manual(path):
    return {"title": "", "sections": []}
