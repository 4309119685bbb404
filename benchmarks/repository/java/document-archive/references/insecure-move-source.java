public final class DocumentStore {
  private final Customers customers;

  public DocumentStore(Customers customers) {
    this.customers = customers;
  }

  public byte[] read(String customer, String name) throws ArchiveException {
    try {
      Path path = existing(customer, name);
      if (!Files.isRegularFile(path)) throw new ArchiveException("no such document");
      return Files.readAllBytes(path);
    } catch (IOException | InvalidPathException e) {
      throw new ArchiveException("no such document", e);
    }
  }

  public void write(String customer, String name, byte[] data) throws ArchiveException {
    try {
      Path path = fresh(customer, name);
      Files.write(path, data);
    } catch (IOException | InvalidPathException e) {
      throw new ArchiveException("cannot be kept", e);
    }
  }

  public List<String> list(String customer, String folder) throws ArchiveException {
    try {
      Path path = existing(customer, folder);
      if (!Files.isDirectory(path)) throw new ArchiveException("no such folder");
      try (Stream<Path> all = Files.list(path)) {
        return all.map(p -> p.getFileName().toString()).sorted().collect(Collectors.toList());
      }
    } catch (IOException | InvalidPathException e) {
      throw new ArchiveException("no such folder", e);
    }
  }

  public void move(String customer, String from, String to) throws ArchiveException {
    try {
      Path source = root(customer).resolve(from).normalize();
      if (!source.startsWith(root(customer))) throw new ArchiveException("no");
      if (!Files.isRegularFile(source)) throw new ArchiveException("no such document");
      Path target = fresh(customer, to);
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | InvalidPathException e) {
      throw new ArchiveException("cannot be moved", e);
    }
  }

  private Path root(String customer) throws ArchiveException, IOException {
    return customers.root(customer).toRealPath();
  }

  /** The real path of what is there. */
  private Path existing(String customer, String name) throws ArchiveException, IOException {
    Path root = root(customer);
    Path path = root.resolve(name).toRealPath();
    if (!path.startsWith(root)) throw new ArchiveException("no such document");
    return path;
  }

  /** A path to write to, whose folder is there and really inside, and which is no link. */
  private Path fresh(String customer, String name) throws ArchiveException, IOException {
    Path root = root(customer);
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root) || path.equals(root)) throw new ArchiveException("no such place");
    Path folder = path.getParent();
    Path there = folder;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) there = there.getParent();
    if (!there.toRealPath().startsWith(root)) throw new ArchiveException("no such place");
    Files.createDirectories(folder);
    if (Files.isSymbolicLink(path)) throw new ArchiveException("no such place");
    return path;
  }
}
