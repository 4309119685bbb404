package archive.customers;

import archive.ArchiveException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Our customers and the roots of their documents. */
public final class Customers {
  private final Path base;
  private final Properties folders;

  private Customers(Path base, Properties folders) {
    this.base = base;
    this.folders = folders;
  }

  public static Customers load(Path base) throws IOException {
    Properties folders = new Properties();
    try (Reader reader = Files.newBufferedReader(base.resolve("customers.properties"))) {
      folders.load(reader);
    }
    return new Customers(base, folders);
  }

  /**
   * The folder below which all documents of a customer lie. It is also what the customer sees by SFTP,
   * as an owner who may make folders and symbolic links in it.
   */
  public Path root(String customer) throws ArchiveException {
    String folder = folders.getProperty(customer);
    if (folder == null) {
      throw new ArchiveException("there is no customer " + customer);
    }
    return base.resolve(folder).toAbsolutePath();
  }
}
