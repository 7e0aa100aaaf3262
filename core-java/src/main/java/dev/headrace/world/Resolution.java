package dev.headrace.world;

import dev.headrace.Problem;
import dev.headrace.internal.method.FunctionSource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the declared parameters of one function into objects, and collects everything that is wrong
 * with them.
 */
final class Resolution {
  private final Resources resources;
  private final String where;
  private final Map<Key<?>, String> named = new HashMap<>();
  private final List<Key<?>> reads = new ArrayList<>();
  private final List<Key<?>> writes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Resolution(Resources resources, String where) {
    this.resources = resources;
    this.where = where;
  }

  Binding binding(@Nullable String name, List<Argument> arguments) {
    List<Object> values = new ArrayList<>();
    Map<Integer, Supplier<?>> own = new HashMap<>();
    for (Argument argument : problems.isEmpty() ? arguments : List.<Argument>of()) {
      if (argument.anew() != null) {
        own.put(values.size(), argument.anew());
      }
      values.add(argument.value());
    }
    return new Binding(name, values, own, reads, writes, problems);
  }

  void unreadable(@Nullable String obstacle) {
    invalid(
        "the types of its resources can't be read" + (obstacle == null ? "" : ": " + obstacle),
        "give a method reference to a named method, drop the parameter, or for a handler declare it beside the lambda:"
            + " on(Event.class).reads(…).writes(…).run((resource, event) -> …)");
  }

  /** Resolves the parameters from one index to another. */
  List<Argument> resolve(List<FunctionSource.Parameter> parameters, int from, int to) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = from; i < to; i++) {
      FunctionSource.Parameter parameter = parameters.get(i);
      Argument argument =
          resolve(parameter.type(), parameter.annotations(), "parameter " + (i + 1));
      if (argument != null) {
        arguments.add(argument);
      }
    }
    return arguments;
  }

  private @Nullable Argument resolve(Type type, AnnotatedElement element, String place) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class
          && argument instanceof ParameterizedType inner
          && isHandle(inner.getRawType())) {
        return optional(inner, element, place);
      }
      if (isHandle(generic.getRawType())) {
        return required(generic, element, place);
      }
      if (generic.getRawType() == Local.class) {
        return local(argument, place);
      }
    }
    return type instanceof Class<?> plain ? plain(plain, place) : unknown(type, place);
  }

  private @Nullable Argument plain(Class<?> type, String place) {
    if (type == Sequence.class) {
      return Argument.same(resources.sequence());
    }
    if (type == Shutdown.class) {
      return Argument.same(resources.shutdown());
    }
    if (type == Resources.class) {
      return Argument.same(resources);
    }
    if (type.isRecord()) {
      return bundle(type, place);
    }
    return unknown(type, place);
  }

  private @Nullable Argument unknown(Type type, String place) {
    invalid(
        place + " is of type " + type.getTypeName() + ", which is no way to declare a resource",
        "declare Res<…>, ResMut<…>, Optional<Res<…>>, Local<…>, Sequence, Shutdown, Resources or a record of them,"
            + " and the event last");
    return null;
  }

  private static boolean isHandle(Type raw) {
    return raw == Res.class || raw == ResMut.class;
  }

  private @Nullable Argument required(
      ParameterizedType handle, AnnotatedElement element, String place) {
    Key<?> key = key(handle, element, place);
    if (key == null) {
      return null;
    }
    Res<?> cell = resources.cell(key);
    if (cell == null) {
      problems.add(Problem.missing(where, key, fix(key)));
      return null;
    }
    use(cell, handle, place);
    return Argument.same(cell);
  }

  private static String fix(Key<?> key) {
    Type type = key.type();
    return type == Sequence.class || type == Shutdown.class || type == Resources.class
        ? "it is the world's own: declare " + key + " without Res<…>"
        : "add it to the world's builder, or declare it as Optional<Res<…>>";
  }

  private @Nullable Argument optional(
      ParameterizedType handle, AnnotatedElement element, String place) {
    Key<?> key = key(handle, element, place);
    if (key == null) {
      return null;
    }
    Res<?> cell = resources.cell(key);
    if (cell != null) {
      use(cell, handle, place);
    }
    return Argument.same(Optional.ofNullable(cell));
  }

  private @Nullable Key<?> key(ParameterizedType handle, AnnotatedElement element, String place) {
    try {
      Key<?> key = Key.ofType(handle.getActualTypeArguments()[0]);
      Qualified qualified = element.getAnnotation(Qualified.class);
      return qualified == null ? key : key.qualified(qualified.value());
    } catch (IllegalArgumentException e) {
      invalid(place + ": " + e.getMessage(), "name one type");
      return null;
    }
  }

  private void use(Res<?> cell, ParameterizedType handle, String place) {
    use(
        cell,
        handle.getRawType() == ResMut.class,
        place,
        "declare it once, as ResMut if it is written");
  }

  /** Notes the use of a resource, by its own key whichever key names it. */
  private void use(Res<?> cell, boolean write, String place, String fix) {
    Key<?> key = cell.original().key();
    String as = place;
    if (cell instanceof Alias<?> alias) {
      as = place + " as " + alias.key();
      if (write) {
        invalid(place + ": " + alias.refusal(), alias.fix());
      }
    }
    String earlier = named.putIfAbsent(key, as);
    if (earlier != null) {
      problems.add(Problem.conflict(where, key, earlier, as, fix));
    }
    (write ? writes : reads).add(key);
  }

  /** Declared in code, for lambdas. */
  @Nullable Argument declared(Key<?> key, boolean write, String place) {
    Res<?> cell = resources.cell(key);
    if (cell == null) {
      problems.add(Problem.missing(where, key, "add it to the world's builder"));
      return null;
    }
    use(cell, write, place, "declare it once, as written if it is written");
    return Argument.same(cell);
  }

  private @Nullable Argument local(Type type, String place) {
    Supplier<?> initial = Defaults.of(CanonicalType.erase(CanonicalType.of(type)));
    if (initial == null) {
      invalid(
          place + " is a Local of " + type.getTypeName() + ", which can't be made from nothing",
          "give the type a public constructor without parameters, or declare it with local(() -> …)");
      return null;
    }
    try {
      return Argument.own(() -> new Local<>(initial.get()));
    } catch (Exception e) {
      invalid(
          place + " is a Local of " + type.getTypeName() + ", whose constructor throws " + e,
          "mend the constructor, or declare it with local(() -> …)");
      return null;
    }
  }

  private @Nullable Argument bundle(Class<?> type, String place) {
    List<Argument> fields = new ArrayList<>();
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String name = place + "'s " + component.getName();
      Argument field = resolve(component.getGenericType(), annotated(type, i), name);
      if (field != null) {
        fields.add(field);
      }
    }
    return problems.size() > before ? null : newRecord(type, fields, place);
  }

  /**
   * A component, or else the parameter of the constructor, which is what languages annotate that
   * know no components.
   */
  private static AnnotatedElement annotated(Class<?> record, int index) {
    RecordComponent component = record.getRecordComponents()[index];
    if (component.isAnnotationPresent(Qualified.class)) {
      return component;
    }
    return Stream.of(record.getDeclaredConstructors())
        .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), types(record)))
        .<AnnotatedElement>map(constructor -> constructor.getParameters()[index])
        .findFirst()
        .orElse(component);
  }

  private static Class<?>[] types(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  private @Nullable Argument newRecord(Class<?> type, List<Argument> fields, String place) {
    try {
      Construction construction = Construction.of(type, types(type));
      Object first = construction.make(fields.stream().map(Argument::value).toArray());
      // A record that holds a handler's own state is a handler's own itself.
      return fields.stream().allMatch(field -> field.anew() == null)
          ? Argument.same(first)
          : new Argument(
              first, () -> construction.make(fields.stream().map(Argument::next).toArray()));
    } catch (Exception e) {
      invalid(
          place + ": the record " + type.getTypeName() + " can't be made: " + e,
          "make it public in an exported package, or open its package to dev.headrace.core");
      return null;
    }
  }

  private void invalid(String what, String fix) {
    problems.add(new Problem(Problem.Kind.INVALID, where, what, fix));
  }
}
