package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.method.FunctionSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a lambda's resources so far. Each saying makes a new one, so that a beginning
 * can be used twice.
 */
final class Declaration {
  /** Resolved when the handler is built, so that everything wrong is found together. */
  private interface Parameter {
    @Nullable Argument resolve(Resolution resolution, String place);
  }

  private final Resources resources;
  private final List<Parameter> parameters;

  Declaration(Resources resources) {
    this(resources, List.of());
  }

  private Declaration(Resources resources, List<Parameter> parameters) {
    this.resources = resources;
    this.parameters = parameters;
  }

  Declaration reads(Key<?> key) {
    return with((resolution, place) -> resolution.declared(key, false, place));
  }

  Declaration writes(Key<?> key) {
    return with((resolution, place) -> resolution.declared(key, true, place));
  }

  Declaration local(Supplier<?> initial) {
    return with((resolution, place) -> Argument.own(() -> new Local<>(initial.get())));
  }

  private Declaration with(Parameter parameter) {
    List<Parameter> more = new ArrayList<>(parameters);
    more.add(parameter);
    return new Declaration(resources, List.copyOf(more));
  }

  <E> Handler<E> build(@Nullable String name, Serializable function, Class<?> type) {
    Binding binding = binding("handler", name, function);
    return Engine.build(
        new HandlerPlan(resources, "handler", binding, name)
            .arguments()
            .calling(function, Shape.of(type)));
  }

  <E> HandlerTemplate<E> template(@Nullable String name, Serializable function, Class<?> type) {
    Binding binding = binding("template", name, function);
    return HandlerTemplate.of(resources, binding, name, function, Shape.of(type));
  }

  private Binding binding(String kind, @Nullable String name, Serializable function) {
    String known = name != null ? name : FunctionSource.of(function).name();
    Resolution resolution = new Resolution(resources, known == null ? kind : kind + " " + known);
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Argument argument = parameters.get(i).resolve(resolution, "parameter " + (i + 1));
      if (argument != null) {
        arguments.add(argument);
      }
    }
    return resolution.binding(known, arguments);
  }
}
