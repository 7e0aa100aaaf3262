package dev.headrace.lifecycle;

import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The providers of a container in boot order, and where they are found.
 *
 * @param container what it is the plan of
 * @param entries the providers in boot order
 * @param byType by the class of the provider, and by what it is bound as, in boot order
 * @param byName by name
 * @param warnings what was found strange
 */
record Plan<S>(
    String container,
    List<Entry<S>> entries,
    Map<Class<?>, List<Entry<S>>> byType,
    Map<String, Entry<S>> byName,
    List<String> warnings) {

  List<Entry<S>> all(Class<?> type) {
    return byType.getOrDefault(type, List.of());
  }

  @Nullable Entry<S> find(Class<?> type) {
    List<Entry<S>> found = all(type);
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "%s has several %s: %s. Fix: name the one you want, or get all"
              .formatted(container, type.getSimpleName(), names(found)));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  Entry<S> get(Class<?> type) {
    Entry<S> found = find(type);
    if (found == null) {
      throw new IllegalArgumentException(
          "%s has no %s. Fix: add one, or have one bound as it with as(%s.class); it has %s"
              .formatted(container, type.getSimpleName(), type.getSimpleName(), names(entries)));
    }
    return found;
  }

  Entry<S> get(Class<?> type, String name) {
    Entry<S> named = get(name);
    if (!all(type).contains(named)) {
      String wanted = type.getSimpleName();
      throw new IllegalArgumentException(
          named.isFromHooks()
              ? "'%s' of %s was said hook by hook and is no %s. Fix: give %s a class of its own"
                  .formatted(name, container, wanted, "'" + name + "'")
              : "'%s' of %s is a %s and not bound as %s. Fix: add it with as(%s.class)"
                  .formatted(
                      name, container, named.provider.getClass().getSimpleName(), wanted, wanted));
    }
    return named;
  }

  Entry<S> get(String name) {
    Entry<S> named = byName.get(name);
    if (named == null) {
      throw new IllegalArgumentException(
          "%s has no provider '%s'. Fix: %s"
              .formatted(container, name, Names.fix(name, byName.keySet())));
    }
    return named;
  }

  private static String names(List<? extends Entry<?>> entries) {
    return entries.isEmpty()
        ? "none"
        : entries.stream().map(entry -> "'" + entry.name + "'").collect(Collectors.joining(", "));
  }

  Graph graph() {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    for (Entry<S> entry : entries) {
      String kind = entry.runner == null ? "provider" : "runner";
      nodes.add(new Graph.Node(entry.order, entry.name, kind, List.of(), List.of()));
      for (Entry<S> before : entry.before) {
        edges.add(new Graph.Edge(before.order, entry.order, ""));
      }
    }
    return new Graph("container " + container, nodes, edges);
  }
}
