package archive.documents;

import archive.ArchiveException;
import archive.customers.Customers;
import archive.io.Paths;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

// credence:begin
/** The documents of customers, each below the root of its customer. */
public final class DocumentStore {
  private final Customers customers;

  public DocumentStore(Customers customers) {
    this.customers = customers;
  }

  public byte[] read(String customer, String name) throws ArchiveException {
    try {
      return Files.readAllBytes(find(customer, name, false));
    } catch (IOException error) {
      throw new ArchiveException("there is no document " + name, error);
    }
  }

  public void write(String customer, String name, byte[] data) throws ArchiveException {
    try {
      Path path = find(customer, name, false);
      Files.createDirectories(path.getParent());
      Files.write(path, data);
    } catch (IOException error) {
      throw new ArchiveException(name + " cannot be kept", error);
    }
  }

  public List<String> list(String customer, String folder) throws ArchiveException {
    try (Stream<Path> paths = Files.list(find(customer, folder, true))) {
      return paths.map(path -> path.getFileName().toString()).sorted().collect(Collectors.toList());
    } catch (IOException error) {
      throw new ArchiveException("there is no folder " + folder, error);
    }
  }

  public void move(String customer, String from, String to) throws ArchiveException {
    try {
      Path source = find(customer, from, false);
      Path target = find(customer, to, false);
      Files.createDirectories(target.getParent());
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException error) {
      throw new ArchiveException(from + " cannot be moved", error);
    }
  }

  /** Where a name of a customer's leads. Paths.isInside compares texts and knows no links. */
  private Path find(String customer, String name, boolean orRoot) throws ArchiveException, IOException {
    Path root = customers.root(customer).toRealPath();
    Path path;
    try {
      path = root.resolve(name).normalize();
    } catch (InvalidPathException error) {
      throw new ArchiveException("that is no name", error);
    }
    if (!path.startsWith(root) || (path.equals(root) && !orRoot)) {
      throw new ArchiveException(name + " is not among your documents");
    }
    Path there = path;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    if (!there.toRealPath().startsWith(root)) {
      throw new ArchiveException(name + " is not among your documents");
    }
    return path;
  }
}
// credence:end
