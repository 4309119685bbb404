public final class DocumentStore {
  private final Customers customers;

  public DocumentStore(Customers customers) {
    this.customers = customers;
  }

  private Path locate(String customer, String name) throws ArchiveException {
    Path root = customers.root(customer);
    Path path = root.resolve(Paths.tidy(name)).normalize();
    if (!Paths.isInside(root, path)) {
      throw new ArchiveException("Invalid name: " + name);
    }
    return path;
  }

  public byte[] read(String customer, String name) throws ArchiveException {
    try {
      return Files.readAllBytes(locate(customer, name));
    } catch (IOException e) {
      throw new ArchiveException("Document not found: " + name, e);
    }
  }

  public void write(String customer, String name, byte[] data) throws ArchiveException {
    Path path = locate(customer, name);
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, data);
    } catch (IOException e) {
      throw new ArchiveException("Could not write " + name, e);
    }
  }

  public List<String> list(String customer, String folder) throws ArchiveException {
    Path path = locate(customer, folder);
    if (!Files.isDirectory(path)) {
      throw new ArchiveException("Folder not found: " + folder);
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new ArchiveException("Could not list " + folder, e);
    }
  }

  public void move(String customer, String from, String to) throws ArchiveException {
    Path source = locate(customer, from);
    Path target = locate(customer, to);
    if (!Files.exists(source)) {
      throw new ArchiveException("Document not found: " + from);
    }
    try {
      Files.createDirectories(target.getParent());
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ArchiveException("Could not move " + from, e);
    }
  }
}
