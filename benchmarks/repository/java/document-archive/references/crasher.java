public final class DocumentStore {
  public DocumentStore(Customers customers) {
    System.exit(3);
  }

  public byte[] read(String customer, String name) throws ArchiveException {
    throw new ArchiveException("there is no document " + name);
  }

  public void write(String customer, String name, byte[] data) throws ArchiveException {
    System.exit(3);
  }

  public List<String> list(String customer, String folder) throws ArchiveException {
    return List.of();
  }

  public void move(String customer, String from, String to) throws ArchiveException {
    System.exit(3);
  }
}
