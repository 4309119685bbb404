package panel.web;

import java.util.HashMap;
import java.util.Map;
import panel.settings.ImportException;
import panel.settings.Settings;
import panel.settings.SettingsImport;
import panel.settings.SettingsWriter;

/** What customers do in the panel with their accounts. */
public final class Panel {
  private final Map<String, Settings> accounts = new HashMap<>();

  /** Imports a file that a customer has uploaded, and says how it went. */
  public String importSettings(String account, byte[] file) {
    try {
      int count = SettingsImport.read(file, of(account));
      return count + " settings imported";
    } catch (ImportException error) {
      return "not imported: " + error.getMessage();
    }
  }

  public Map<String, String> settings(String account) {
    return of(account).all();
  }

  public String export(String account) {
    return SettingsWriter.write(of(account));
  }

  private Settings of(String account) {
    return accounts.computeIfAbsent(account, name -> new Settings());
  }
}
