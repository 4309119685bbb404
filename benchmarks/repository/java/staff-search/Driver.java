import directory.data.Staff;
import directory.text.Escaper;
import directory.web.Answer;
import directory.web.Desk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

public class Driver {
  private static Desk desk;

  /** A directory of people: lists of listed, name, office, phone, pin and private number. */
  public static void open(List<List<String>> people) throws Exception {
    StringBuilder xml = new StringBuilder("<staff>\n");
    for (List<String> person : people) {
      xml.append("  <person listed=\"").append(person.get(0)).append("\">");
      int field = 1;
      for (String name : List.of("name", "office", "phone", "pin", "private")) {
        String text = Escaper.xml(person.get(field++));
        xml.append('<').append(name).append('>').append(text).append("</").append(name).append('>');
      }
      xml.append("</person>\n");
    }
    xml.append("</staff>\n");
    desk = new Desk(Staff.parse(xml.toString().getBytes(StandardCharsets.UTF_8)));
  }

  public static Answer handle(String command, Map<String, String> fields) {
    return desk.handle(command, fields);
  }
}
