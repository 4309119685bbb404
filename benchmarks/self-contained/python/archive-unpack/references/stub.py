def unpack(data, folder, strip=0):
    return []
