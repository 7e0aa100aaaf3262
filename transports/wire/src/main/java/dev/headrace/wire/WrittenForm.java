package dev.headrace.wire;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;

/** As what a mapper writes a type: the kind of JSON, and an object's properties. */
final class WrittenForm extends JsonFormatVisitorWrapper.Base {
  private final List<BeanProperty> properties = new ArrayList<>();
  private @Nullable String kind;

  private WrittenForm() {}

  static WrittenForm of(JavaType type, JsonMapper mapper) {
    WrittenForm form = new WrittenForm();
    mapper.acceptJsonFormatVisitor(type, form);
    return form;
  }

  /** What a schema calls it; null where it is not known. */
  @Nullable String kind() {
    return kind;
  }

  List<BeanProperty> properties() {
    return properties;
  }

  /** Whether a property is always there. */
  static boolean isRequired(Class<?> owner, BeanProperty property) {
    Class<?> raw = property.getType().getRawClass();
    if (raw.isPrimitive() || property.isRequired()) {
      return true;
    }
    if (!owner.isRecord() || isOptional(raw)) {
      return false;
    }
    String name = property.getMember().getName();
    return Stream.of(owner.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .noneMatch(WrittenForm::isNullable);
  }

  private static boolean isNullable(RecordComponent component) {
    return Stream.concat(
            Stream.of(component.getAnnotatedType().getAnnotations()),
            Stream.of(component.getAnnotations()))
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class
        || type == OptionalInt.class
        || type == OptionalLong.class
        || type == OptionalDouble.class;
  }

  // ---- what the mapper says

  @Override
  public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
    kind = "object";
    return new JsonObjectFormatVisitor.Base(getContext()) {
      @Override
      public void property(BeanProperty property) {
        properties.add(property);
      }

      @Override
      public void optionalProperty(BeanProperty property) {
        properties.add(property);
      }
    };
  }

  @Override
  public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
    kind = "array";
    return null;
  }

  @Override
  public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType type) {
    kind = "string";
    return null;
  }

  @Override
  public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
    kind = "number";
    return null;
  }

  @Override
  public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
    kind = "integer";
    return null;
  }

  @Override
  public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
    kind = "boolean";
    return null;
  }
}
