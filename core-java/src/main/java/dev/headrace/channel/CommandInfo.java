package dev.headrace.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What registries tell each other of a command.
 *
 * @param id its id, not blank; it is private if it begins with an underscore
 * @param description what it does, for people, or {@code null}
 * @param schema what it takes and gives, as JSON-shaped data with {@code request} and {@code
 *     response}, or {@code null}; nothing is checked by it
 */
public record CommandInfo(
    String id, @Nullable String description, @Nullable Map<String, Object> schema) {

  /**
   * Makes it of its parts.
   *
   * @param id its id
   * @param description what it does, or {@code null}
   * @param schema what it takes and gives, or {@code null}; copied
   */
  public CommandInfo {
    Ids.requireCommand(id);
    if (schema != null) {
      schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }
  }

  /**
   * Makes it of an id alone.
   *
   * @param id its id
   * @return the info
   */
  public static CommandInfo of(String id) {
    return new CommandInfo(Objects.requireNonNull(id, "id"), null, null);
  }

  /** About how many bytes it takes to remember. */
  long weight() {
    return weight(id) + weight(description) + weight(schema);
  }

  private static long weight(@Nullable Object data) {
    if (data instanceof String text) {
      return 48L + text.length();
    } else if (data instanceof Map<?, ?> map) {
      long sum = 64;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        sum += 48 + weight(entry.getKey()) + weight(entry.getValue());
      }
      return sum;
    } else if (data instanceof List<?> list) {
      long sum = 48;
      for (Object each : list) {
        sum += 8 + weight(each);
      }
      return sum;
    }
    return data == null ? 0 : 24;
  }

  /**
   * Whether others are not told of the command.
   *
   * @return true if its id begins with an underscore
   */
  public boolean isPrivate() {
    return Ids.isPrivate(id);
  }
}
